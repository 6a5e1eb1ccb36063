/* Still true, said of lines: a check of each, and no change. */

import { say } from "./words.js";

export class Checking {
  constructor(desk) {
    Object.assign(this, { desk, sheet: desk.sheet, grid: desk.grid });
  }

  selected() {
    return this.#check(this.grid.selectedKeys());
  }

  model() {
    return this.#check(this.#ofModel());
  }

  #ofModel() {
    const page = this.sheet.line(this.grid.key())?.page;
    return [...this.sheet.lines.values()].filter((line) => line.page === page).map(({ key }) => key);
  }

  async #check(keys) {
    const free = keys.filter((key) => this.sheet.lines.has(key) && !this.sheet.edits.has(key));
    const lines = free.map((key) => this.sheet.line(key))
      .map(({ page, slot, values }) => ({ page, slot, amount: values.amount }));
    const left = keys.length - free.length;
    try {
      const answer = lines.length ? await this.desk.server.post(this.desk.config.urls.still_true, { lines }) : { done: [], changed: [], denied: [] };
      this.#checked(answer, left);
    } catch (error) {
      this.desk.notices.failed(error, () => this.#check(keys));
    }
  }

  #checked({ done, changed, denied, on }, left) {
    const keys = done.map(({ page, slot }) => [page, ...slot].join("|"));
    for (const key of keys) this.sheet.lines.get(key).values.checked_on = on;
    this.desk.changed(keys);
    const not = left + changed.length + denied.length;
    const more = not ? ` ${say("checkedLeft", { count: not })}` : "";
    this.desk.say(say("checkedLines", { count: done.length }) + more);
  }
}
