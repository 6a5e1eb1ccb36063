/* What was typed before and not published: offered again, never silently done. */

import { troubleWords } from "./cells.js";
import { button, element, say } from "./words.js";

export class Offer {
  constructor(root, sheet, changed) {
    Object.assign(this, { root, sheet, changed });
  }

  /** Shows what is stored; until somebody decided, nothing of it is in the sheet. */
  show({ at, edits }) {
    this.sheet.isOffering = true;
    this.stored = edits;
    const when = new Date(at).toLocaleString();
    const [count, clashes] = this.#with(edits, () => [this.sheet.count(), this.#clashes()]);
    const words = say("found", { changes: changesWords(count), when });
    this.root.replaceChildren(
      element("section", { class: "help-block help-info desk-offer", "aria-label": words },
        element("p", {}, words),
        clashes.length ? element("p", {}, say("conflicts", { count: clashes.length })) : null,
        clashes.length ? element("ul", {}, ...clashes.map((text) => element("li", {}, text))) : null,
        button(say("resume"), () => this.resume(), ""),
        " ",
        button(say("throwAway"), () => this.#throwAway())),
    );
  }

  resume() {
    this.#close();
    this.sheet.resume(this.stored);
    this.changed();
  }

  #throwAway() {
    this.#close();
    this.sheet.store.write(Object.keys(this.stored).map((key) => [key, null]));
    this.changed();
  }

  #close() {
    this.sheet.isOffering = false;
    this.root.replaceChildren();
  }

  /** Asks the sheet as it would be with the edits in it. */
  #with(edits, ask) {
    const held = this.sheet.edits;
    this.sheet.edits = new Map(Object.entries(edits));
    try {
      return ask();
    } finally {
      this.sheet.edits = held;
    }
  }

  #clashes() {
    const told = [];
    for (const key of this.sheet.changedLines()) {
      const { title } = this.sheet.line(key).model;
      if (this.sheet.isGone(key)) told.push(`${title}: ${say("lineGone")}`);
      for (const name of this.sheet.conflictsOf(key)) {
        told.push(`${title}: ${troubleWords({ conflict: this.sheet.conflict(key, name) })}`);
      }
    }
    return told;
  }
}

export function changesWords({ changes, models }) {
  if (!changes) return say("noChanges");
  if (changes === 1) return say("oneChange");
  return say(models === 1 ? "change" : "changes", { changes, models });
}
