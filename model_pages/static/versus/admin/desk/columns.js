/* Which columns are shown: remembered for each person in this browser. */

import { element } from "./words.js";

export class Columns {
  constructor(root, all, user, changed) {
    Object.assign(this, { all, changed, key: `versus-price-desk-columns:${user}` });
    this.chosen = this.#read();
    this.ticks = new Map(all.slice(1).map((column) => [column.key, this.#tick(column)]));
    root.append(...[...this.ticks.values()].map((tick) => tick.parentElement));
  }

  get shown() {
    return this.all.filter((column) => this.#isShown(column));
  }

  #isShown({ key, shown }) {
    return this.chosen[key] ?? shown;
  }

  /** Brings a column into sight that is to be typed into. */
  reveal(key) {
    const tick = this.ticks.get(key);
    if (!tick.checked) tick.click();
  }

  #tick(column) {
    const tick = element("input", { type: "checkbox", name: column.key });
    tick.checked = this.#isShown(column);
    tick.addEventListener("change", () => this.#choose(column.key, tick.checked));
    element("label", {}, tick, " ", column.label);
    return tick;
  }

  #choose(key, isShown) {
    this.chosen[key] = isShown;
    this.#write();
    this.changed(this.shown);
  }

  #read() {
    try {
      return { ...JSON.parse(localStorage.getItem(this.key)) };
    } catch {
      return {}; // no storage, or not ours
    }
  }

  #write() {
    try {
      localStorage.setItem(this.key, JSON.stringify(this.chosen));
    } catch {
      // the choice holds until the page is closed
    }
  }
}
