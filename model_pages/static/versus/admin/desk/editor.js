/* The field that a cell becomes while it is typed into. */

import { element } from "./words.js";

export class CellEditor {
  /** `done(text, move)` with what was typed; `move` is "down", "right", "left" or "stay". */
  constructor(sheet, done, cancelled) {
    Object.assign(this, { sheet, done, cancelled, field: null });
  }

  get isOpen() {
    return this.field !== null;
  }

  open(cell, key, column, first) {
    const text = this.sheet.typed(key, column.key) ?? this.sheet.text(key, column.key);
    this.was = text;
    this.field = this.#field(key, column.key, text);
    this.field.setAttribute("aria-label", `${column.label}: ${this.sheet.line(key).model.title}`);
    this.field.addEventListener("keydown", (event) => this.#press(event));
    this.field.addEventListener("blur", () => this.close("stay"));
    cell.replaceChildren(this.field);
    this.field.focus();
    this.#begin(first);
  }

  /** The typed letter takes the place of the text, and the next one comes after it. */
  #begin(first) {
    if (first === undefined || this.field.tagName !== "INPUT") return this.field.select?.();
    this.field.value = first;
    this.field.setSelectionRange(first.length, first.length);
  }

  close(move) {
    if (!this.field) return;
    const { field } = this;
    const { value } = field;
    this.field = null;
    field.remove();
    this.done(value, move, value !== this.was);
  }

  #field(key, name, text) {
    if (name === "currency") return this.#listed(name, text);
    const choices = this.#choices(key, name);
    if (!choices) return element("input", { type: "text", value: text, autocomplete: "off" });
    const known = choices.some(([value]) => value === text) ? choices : [[text, text], ...choices];
    const options = known.map(([value, label]) => new Option(label, value, false, value === text));
    return element("select", {}, ...options);
  }

  /** Only the units that count what the line bills. */
  #choices(key, name) {
    const { choices, meters, unitMeters } = this.sheet.config;
    if (name !== "unit") return choices[name];
    const meter = meters[this.sheet.text(key, "component")];
    return choices.unit.filter(([unit]) => unitMeters[unit] === meter);
  }

  #listed(name, text) {
    const id = `desk-list-${name}`;
    const field = element("input", { type: "text", value: text, list: id, autocomplete: "off" });
    if (!document.getElementById(id)) {
      const options = this.sheet.config.choices[name].map(([value]) => element("option", { value }));
      document.body.append(element("datalist", { id }, ...options));
    }
    return field;
  }

  #press(event) {
    event.stopPropagation();
    const move = { Enter: "down", Tab: event.shiftKey ? "left" : "right" }[event.key];
    if (event.key === "Escape") {
      event.preventDefault();
      const { field } = this;
      this.field = null;
      field.remove();
      this.cancelled();
    } else if (move) {
      event.preventDefault();
      this.close(move);
    }
  }
}
