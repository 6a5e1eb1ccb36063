// Folds of filters stay as the visitor left them when the filters are replaced with new counts.

const folds = new Map();

document.addEventListener(
  "toggle",
  ({ target }) => target.isConnected && target.closest("#directory-filters") && folds.set(target.id, target.open),
  true,
);

document.addEventListener("versus:shown", ({ detail }) => {
  if (!detail.ids.includes("directory-filters")) return;
  for (const [id, open] of folds) {
    const fold = document.getElementById(id);
    if (fold) fold.open = open;
  }
});
