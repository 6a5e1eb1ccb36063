// Says to screen readers what has changed on a page that was not loaded anew. The place for it is
// there before anything is said: what a live region holds when it appears is not read out.

const place = document.createElement("div");
place.className = "vs-hidden";
place.setAttribute("role", "status");
document.querySelector("main").append(place);

export function say(...texts) {
  const made = texts.map((text) => Object.assign(document.createElement("p"), { textContent: text }));
  place.replaceChildren(...made);
}
