// Saves reloads: the parts of a page that a choice changes are replaced by those of the page that
// the choice leads to. Without this file the same forms and links load that page whole.
//
//   <form method="get" data-live="results count">   every change of a field
//   <a href="?sort=price" data-live="results">      a click
//
// `data-live` names the ids of what is replaced. Each state has its address: a choice is a step
// back, what is being typed is not. What carries `data-say` in a part is read out when it has
// changed: the value of the attribute or, without one, the text.

import { say } from "./said.js";

const TYPING_PAUSE = 250; // ms

let running = new AbortController();
let typing;

function addressOf(form) {
  const filled = [...new FormData(form)].filter(([, value]) => value);
  const url = new URL(form.action || location.href);
  url.search = new URLSearchParams(filled);
  url.hash = "";
  return url;
}

// Who was typing goes on typing: her field stays as it is, with its cursor.
function replace(part, fresh) {
  const held = part.contains(document.activeElement) ? document.activeElement : null;
  part.replaceWith(fresh);
  if (!held?.matches("input[type=search], input[type=text], input[type=number]")) return;
  document.getElementById(held.id)?.replaceWith(held);
}

const FOCUSABLE = "a[href], button, input:not([type=hidden]), select, summary, [tabindex]";

// The ids of an element and of what it stands in, from the inside out.
function idsUpward(element) {
  const ids = [];
  for (let one = element; one; one = one.parentElement) if (one.id) ids.push(one.id);
  return ids;
}

function takesFocus(element) {
  element.focus({ preventScroll: true });
  if (document.activeElement !== element) return false;
  element.scrollIntoView({ block: "nearest", behavior: "instant" });
  return true;
}

// The keyboard stays where it was; where that is gone, at the first thing of what it stood in.
function giveFocusBack(ids) {
  for (const id of ids) {
    const root = document.getElementById(id);
    if (root && [root, ...root.querySelectorAll(FOCUSABLE)].some(takesFocus)) return;
  }
}

function sayings(parts) {
  const all = parts.flatMap((part) => [...part.querySelectorAll("[data-say]")]);
  return all.map((one) => one.dataset.say || one.textContent.replace(/\s+/g, " ").trim());
}

export async function show(url, ids, { remember = "push" } = {}) {
  running.abort();
  const mine = (running = new AbortController());
  const parts = () => ids.map((id) => document.getElementById(id)).filter(Boolean);
  for (const part of parts()) part.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, { signal: mine.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = ids.map((id) => page.getElementById(id));
    if (!answer.ok || fresh.includes(null)) return location.assign(url);
    const before = sayings(parts());
    const held = parts().some((part) => part.contains(document.activeElement)) ? idsUpward(document.activeElement) : [];
    for (const [i, part] of parts().entries()) replace(part, document.adoptNode(fresh[i]));
    document.title = page.title;
    if (remember === "push") {
      history.replaceState({ live: ids }, ""); // so that the way back leads through popstate
      history.pushState({ live: ids }, "", answer.url);
    } else {
      history.replaceState({ live: ids }, "", answer.url);
    }
    document.dispatchEvent(new CustomEvent("versus:shown", { detail: { ids } }));
    giveFocusBack(held);
    const after = sayings(parts());
    const changed = after.filter((text) => !before.includes(text));
    say(...(changed.length ? changed : after));
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
  }
}

const idsOf = (element) => element.dataset.live.split(" ");

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (!form?.matches("form[data-live]") || event.target.matches("[type=search]")) return;
  clearTimeout(typing);
  show(addressOf(form), idsOf(form));
});

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.matches("form[data-live]") || !event.target.matches("[type=search]")) return;
  clearTimeout(typing);
  typing = setTimeout(() => show(addressOf(form), idsOf(form), { remember: "replace" }), TYPING_PAUSE);
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-live]")) return;
  event.preventDefault();
  clearTimeout(typing);
  show(addressOf(event.target), idsOf(event.target));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-live]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  show(new URL(link.href), idsOf(link));
});

// Back and forward: the whole page, since any part of it may have been another.
addEventListener("popstate", (event) => {
  if (event.state?.live) location.reload();
});
