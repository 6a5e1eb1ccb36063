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
