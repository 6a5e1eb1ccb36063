/* Whole lines: added, copied as announced, taken away and given back. */

import { element } from "./words.js";

export class LineActions {
  constructor(desk, form) {
    Object.assign(this, { desk, sheet: desk.sheet, grid: desk.grid, form });
  }

  add() {
    const { form } = this;
    const { title } = this.sheet.line(this.grid.key())?.model ?? {};
    const options = [...this.sheet.models.values()].map((model) => element("option", { value: model.title }));
    form.querySelector("datalist").replaceChildren(...options);
    form.elements.model.value = title ?? "";
    form.onsubmit = (event) => this.#added(event);
    form.hidden = false;
    form.elements.model.select();
    form.elements.model.focus();
  }

  #added(event) {
    event.preventDefault();
    const { form } = this;
    if (this.sheet.isOffering) return this.desk.deny("decideFirst");
    const model = [...this.sheet.models.values()].find(({ title }) => title === form.elements.model.value);
    if (!model) return this.desk.deny("chooseModel");
    if (!model.may_edit) return this.desk.deny("mayNotEdit");
    form.hidden = true;
    const last = [...this.sheet.lines.values()].filter(({ page }) => page === model.pk).at(-1);
    const here = this.grid.key();
    const after = here && this.sheet.line(here).page === model.pk ? here : last?.key;
    this.#stand(this.sheet.add(model.pk, {}, after), "component");
  }

  #stand(key, name) {
    this.desk.columns.reveal(name);
    const column = this.grid.columns.findIndex((found) => found.key === name);
    this.grid.move(this.grid.keys.indexOf(key), column);
    this.desk.edit();
  }

  announce() {
    const key = this.grid.key();
    if (!key || !this.desk.mayType(key, { edits: true })) return;
    const { page } = this.sheet.line(key);
    const values = { ...this.sheet.copyOf(key), effective_from: "", effective_until: "" };
    this.#stand(this.sheet.add(page, values, key), "effective_from");
  }

  remove() {
    const keys = this.grid.selectedKeys().filter((key) => this.desk.mayType(key, { edits: true }));
    if (keys.length) this.sheet.remove(keys);
  }

  restore() {
    const keys = this.grid.selectedKeys().filter((key) => this.sheet.edits.has(key));
    if (keys.length) this.sheet.change(keys.map((key) => [key, null]));
  }
}
