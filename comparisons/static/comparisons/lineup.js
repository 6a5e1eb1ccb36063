// After a model was moved or removed without a reload: what the table holds now is said, and who
// used a link that is gone stands at the heading.

document.addEventListener("versus:shown", () => {
  document.getElementById("lineup-said").textContent = document.getElementById("lineup").dataset.said;
  if (document.activeElement === document.body) document.getElementById("lineup-title").focus({ preventScroll: true });
});
