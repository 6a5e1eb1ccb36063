// After an autosave the form stands on the version that it has just saved itself: without this,
// saving it would look like saving an older form over somebody else's version.

document.addEventListener("w-autosave:success", (event) => {
  const { revision_id: id, revision_created_at: at } = event.detail.data ?? {};
  const form = event.target.closest("form");
  const names = { loaded_revision_id: id, loaded_revision_created_at: at };
  for (const [name, value] of Object.entries(names)) {
    const input = form?.elements.namedItem(name);
    if (input && value) input.value = value;
  }
});

// For the same reason a form that is sent waits for the autosave that is under way, and starts no
// other one.

let isSaving = false;
let isSent = false;
let waiting; // what to do when the autosave has ended

document.addEventListener("w-autosave:save", (event) => {
  if (isSent) event.preventDefault();
  isSaving ||= !event.defaultPrevented;
});

for (const end of ["w-autosave:success", "w-autosave:error"]) {
  document.addEventListener(end, () => {
    isSaving = false;
    waiting?.();
    waiting = undefined;
  });
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || !form.matches("[data-edit-form]")) return;
  isSent = true;
  if (!isSaving) return;
  event.preventDefault();
  waiting = () => {
    if (submitter) submitter.disabled = false; // Wagtail does that to a button that was pressed
    form.requestSubmit(submitter);
  };
});

// Back from the next page, the form is as it was before it was sent.
addEventListener("pageshow", () => {
  isSent = false;
});
