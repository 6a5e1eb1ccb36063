// Folds of filters stay as the visitor left them, and so does the place of the keyboard, when the
// filters are replaced with new counts.

const folds = new Map();
let focused = "";

document.addEventListener(
  "toggle",
  ({ target }) => target.isConnected && target.closest("#directory-filters") && folds.set(target.id, target.open),
  true,
);

document.addEventListener("focusin", ({ target }) => (focused = target.id));

document.addEventListener("versus:shown", ({ detail }) => {
  if (!detail.ids.includes("directory-filters")) return;
  for (const [id, open] of folds) {
    const fold = document.getElementById(id);
    if (fold) fold.open = open;
  }
  if (document.activeElement === document.body) document.getElementById(focused)?.focus({ preventScroll: true });
});
