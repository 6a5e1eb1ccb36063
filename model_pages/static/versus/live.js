// Saves reloads: the parts of a page that a choice changes are replaced by those of the page that
// the choice leads to. Without this file the same forms and links load that page whole.
//
//   <form method="get" data-live="results count">   every change of a field
//   <a href="?sort=price" data-live="results">      a click
//
// `data-live` names the ids of what is replaced. Each state has its address: a choice is a step
// back, what is being typed is not.

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
  const same = held?.id && document.getElementById(held.id);
  if (!same) return;
  if (held.matches("input[type=search], input[type=text], input[type=number]")) same.replaceWith(held);
  document.getElementById(held.id).focus({ preventScroll: true });
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
    for (const [i, part] of parts().entries()) replace(part, document.adoptNode(fresh[i]));
    document.title = page.title;
    if (remember === "push") {
      history.replaceState({ live: ids }, ""); // so that the way back leads through popstate
      history.pushState({ live: ids }, "", answer.url);
    } else {
      history.replaceState({ live: ids }, "", answer.url);
    }
    document.dispatchEvent(new CustomEvent("versus:shown", { detail: { ids } }));
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
