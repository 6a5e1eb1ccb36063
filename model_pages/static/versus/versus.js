// Everything works without this file; it saves a click here and there.

// A link to a claim that is folded away opens the fold.
function unfoldTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = target?.closest("details:not([open])");
  if (fold) {
    fold.open = true;
    target.scrollIntoView();
  }
}

// A form with data-live="id" replaces the element with that id as soon as a choice changes.
async function refresh(form) {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const address = `${location.pathname}?${query}`;
  const answer = await fetch(address);
  if (!answer.ok) return form.submit();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const id = form.dataset.live;
  document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes);
  for (const select of form.querySelectorAll("select")) {
    const fresh = page.getElementById(select.id);
    [...select.options].forEach((option, i) => (option.text = fresh.options[i]?.text ?? option.text));
  }
  history.replaceState(null, "", address);
}

for (const form of document.querySelectorAll("form[data-live]")) {
  form.addEventListener("change", () => refresh(form));
}

addEventListener("hashchange", unfoldTarget);
unfoldTarget();

addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll(".vs details")) fold.open = true;
});
