// "Still true" without leaving the page. Without this file the form posts and the page comes back.

function lineOf(form, token) {
  return form.querySelector(`[data-line="${CSS.escape(token)}"]`);
}

function markDone(form, token) {
  const row = lineOf(form, token);
  if (!row) return;
  const button = row.querySelector("button[data-done]");
  row.classList.add("is-done");
  row.querySelector("input[name=line]").checked = false;
  row.querySelector("input[name=line]").disabled = true;
  button.textContent = button.dataset.done;
  button.disabled = true;
}

function markRefused(form, token) {
  lineOf(form, token)?.classList.add("is-refused");
}

// Focus would fall back to the page with the button that had it: on to the next line to check.
function focusNext(form, from) {
  const buttons = [...form.querySelectorAll("button[data-done]:not(:disabled)")];
  const next = buttons.find(
    (button) => from.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  (next ?? buttons[0])?.focus();
}

function show(form, result) {
  result.confirmed.forEach((token) => markDone(form, token));
  result.refused.forEach((token) => markRefused(form, token));
  form.querySelector("[data-said]").textContent = [result.said, result.warned].join(" ").trim();
  for (const button of form.querySelectorAll("header button[name=only]")) {
    const open = button.closest("section").querySelector("tr[data-line]:not(.is-done)");
    button.disabled = !open;
  }
}

async function confirm(form, button) {
  const body = new FormData(form, button);
  const headers = { Accept: "application/json" };
  const response = await fetch(form.action, { method: "POST", body, headers });
  const isResult = response.headers.get("Content-Type")?.startsWith("application/json");
  if (!response.ok || !isResult) throw new Error(`The server answered ${response.status}`);
  show(form, await response.json());
  if (button.disabled) focusNext(form, button);
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  if (!form.matches("[data-still-true]") || !button) return;
  event.preventDefault();
  try {
    await confirm(form, button);
  } catch {
    // A lost connection or an expired session: the browser posts the form and says what is wrong.
    const pressed = document.createElement("input");
    Object.assign(pressed, { type: "hidden", name: button.name, value: button.value });
    form.append(pressed);
    form.submit();
  }
});

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-tick-all]")) return;
  const ticks = event.target.form.querySelectorAll("input[name=line]:not(:disabled)");
  ticks.forEach((tick) => {
    tick.checked = event.target.checked;
  });
});

function showTickAll() {
  document.querySelectorAll(".versus-check__all[hidden]").forEach((label) => {
    label.hidden = false;
  });
}

showTickAll();
const results = document.getElementById("listing-results");
if (results) new MutationObserver(showTickAll).observe(results, { childList: true, subtree: true });
