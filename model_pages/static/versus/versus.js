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

addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll(".vs details")) fold.open = true;
});
