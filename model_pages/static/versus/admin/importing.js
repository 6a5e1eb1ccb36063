// Asks the server again and again until no model waits; without this the button does it by hand.

const form = document.querySelector("[data-import-run]");

async function goOn() {
  const response = await fetch(form.action, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new FormData(form),
  });
  if (!response.ok || response.redirected) throw new Error(response.statusText);
  return response.json();
}

async function run() {
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    let state;
    do {
      state = await goOn();
      form.querySelector("progress").value = state.done;
      form.querySelector("[data-done]").textContent = state.done;
    } while (!state.finished);
    window.location.replace(window.location.pathname);
  } catch {
    form.querySelector("[data-status]").textContent = form.dataset.lost;
    button.disabled = false;
  }
}

if (form?.querySelector("button:not([name])")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  if ("goesOn" in form.dataset) run();
}
