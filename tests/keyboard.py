"""A reader who has only a keyboard: she presses keys and sees where the focus is."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

# The picker button of a date field has a ring of its own, which no script can see. What lies
# over a dot of a picture may be another dot: there the ring alone tells.
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const labels = [...(element.labels ?? [])];
  const parts = [...element.getClientRects()].filter((part) => part.width && part.height);
  const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const isHit = parts.some(({ left, right, top, bottom }) => {
    const x = middle(left, right, innerWidth);
    const y = middle(top, bottom, innerHeight);
    const found = document.elementFromPoint(x, y);
    return found && [element, ...labels].some((one) => one.contains(found));
  });
  const isRinged = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const text = (labels[0] ?? element).textContent;
  return {
    id: element.id,
    name: (element.getAttribute("aria-label") ?? text).replace(/\\s+/g, " ").trim(),
    is_ringed: isRinged || element.type === "date",
    is_seen: isHit || Boolean(element.closest(".vs-chart")),
  };
}"""


@dataclass(frozen=True)
class Focused:
    id: str
    name: str
    is_ringed: bool
    is_seen: bool


class Keyboard:
    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def focused(self) -> Focused | None:
        found = self.page.evaluate(FOCUSED)
        return Focused(**found) if found else None

    def go_to(self, wanted: str, key: str = "Tab", most: int = 250) -> Focused:
        """Tab on to what has this name, or this id after a #; every stop on the way is visible."""
        for _ in range(most):
            self.press(key)
            stop = self.focused()
            if stop is None:
                continue
            assert stop.is_ringed and stop.is_seen, f"The focus is not to be seen: {stop}"
            if wanted in (stop.name, f"#{stop.id}"):
                return stop
        raise AssertionError(f"“{wanted}” is not reached by {most} times {key}")

    def round(self, key: str = "Tab", most: int = 600) -> list[Focused]:
        """All stops of a page, until the keyboard leaves it."""
        stops: list[Focused] = []
        for _ in range(most):
            self.press(key)
            stop = self.focused()
            if stop is None and stops:
                return stops
            if stop is not None:
                stops.append(stop)
        raise AssertionError(f"The keyboard does not get out of the page: {stops[-3:]}")
