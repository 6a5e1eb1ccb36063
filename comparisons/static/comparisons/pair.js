// The page of a pair reads without this file. With it the list of sections tells where the reader
// is, a link to a claim, a row or a section is copied when it is followed, and the pair is counted.

import { say } from "../versus/said.js";

const links = new Map();
for (const link of document.querySelectorAll(".vs-jump a[href^='#']")) {
  const heading = document.getElementById(link.hash.slice(1));
  if (heading) links.set(heading, link);
}

// The last heading above the middle of the window is that of the section being read.
function markCurrent() {
  const above = [...links.keys()].filter((heading) => heading.getBoundingClientRect().top < innerHeight / 2);
  const current = links.get(above.at(-1));
  for (const link of links.values()) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

let waiting = false;
function soon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    markCurrent();
  });
}

addEventListener("scroll", soon, { passive: true });
addEventListener("resize", soon, { passive: true });
markCurrent();

const { copied, visit, pair } = document.querySelector(".vs-pair").dataset;

async function copy(link) {
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return; // refused or not to be had: the address bar has the link
  }
  link.dataset.copied = copied;
  say(copied);
  setTimeout(() => delete link.dataset.copied, 3000);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.vs-anchor");
  if (link) copy(link);
});

// Counted when it is seen, not when a browser loads it ahead.
function count() {
  if (document.visibilityState !== "visible") return;
  document.removeEventListener("visibilitychange", count);
  navigator.sendBeacon(visit, new URLSearchParams({ pair }));
}

if (visit) {
  document.addEventListener("visibilitychange", count);
  count();
}
