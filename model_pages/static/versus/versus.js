// Everything works without this file; it saves a click here and there.

import "./live.js";

// A link to a claim that is folded away opens the fold.
function unfoldTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = target?.closest("details:not([open])");
  if (fold) {
    fold.open = true;
    target.scrollIntoView();
  }
}

addEventListener("hashchange", unfoldTarget);
unfoldTarget();

// In a table that scrolls, browsers show only a part of what the keyboard has come to.
document.addEventListener("focusin", ({ target }) => {
  if (!target.parentElement.closest(".vs-scroll") || !target.matches(":focus-visible")) return;
  target.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
});

// On paper nothing is folded; on the screen it is afterwards as it was.
let unfolded = [];

addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll(".vs details:not([open])")];
  for (const fold of unfolded) fold.open = true;
});

addEventListener("afterprint", () => {
  for (const fold of unfolded) fold.open = false;
});
