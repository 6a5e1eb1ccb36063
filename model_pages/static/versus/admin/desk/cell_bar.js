/* The line above the grid that says all about the cell one stands on. */

import { troubleWords } from "./cells.js";
import { button, element, say } from "./words.js";

export class CellBar {
  constructor(root, sheet, grid, cells, take) {
    Object.assign(this, { root, sheet, grid, cells, take });
  }

  show() {
    const key = this.grid.key();
    if (!key) return this.root.replaceChildren();
    const { column } = this.grid;
    this.root.replaceChildren(
      element("span", { class: "desk-bar__place" }, this.#place(key, column)),
      ...this.#trouble(key, column),
    );
  }

  #place(key, column) {
    const line = this.sheet.line(key);
    const component = this.cells.label("component", this.sheet.text(key, "component"), line);
    const parts = [line.model.title, component, column.label];
    const { top, bottom, left, right } = this.grid.range;
    const [rows, columns] = [bottom - top + 1, right - left + 1];
    if (rows * columns > 1) parts.push(say("rangeIs", { rows, columns }));
    return parts.filter(Boolean).join(" · ");
  }

  #trouble(key, column) {
    if (this.sheet.isGone(key)) return [this.#words(say("lineGone"))];
    const trouble = this.sheet.trouble(key, column.key) ?? this.#ofRemoval(key);
    if (!trouble) return this.#elsewhere(key, column);
    return [this.#words(troubleWords(trouble)), ...this.#ways(key, column.key, trouble)];
  }

  #ofRemoval(key) {
    const edit = this.sheet.edits.get(key);
    const conflict = edit?.removes && this.sheet.conflict(key, "amount");
    return conflict ? { conflict } : undefined;
  }

  /** What is wrong with other cells of the line, so that nobody has to look for it. */
  #elsewhere(key, column) {
    const line = this.sheet.line(key);
    if (line.draft && (line.draft[column.key] !== undefined || line.draft[""])) {
      return [element("span", {}, this.cells.draftWords(line, column.key))];
    }
    const troubles = Object.entries(this.sheet.reading(key)?.troubles ?? {});
    return troubles.map(([name, { message }]) => {
      const label = this.sheet.config.columns.find((other) => other.key === name)?.label ?? name;
      return this.#words(`${label}: ${message}`);
    });
  }

  #words(text) {
    return element("span", { class: "desk-bar__trouble" }, text);
  }

  #ways(key, name, { conflict, readings = [] }) {
    if (!conflict) {
      return readings.map((value) =>
        button(say("take", { value: this.cells.label(name, value) }), () => this.take([[key, name, value]])));
    }
    const settled = conflict.yours === null ? "amount" : name;
    return [
      button(say("keepMine"), () => this.sheet.settle(key, settled, true)),
      button(say("take", { value: conflict.now || say("empty") }), () => this.sheet.settle(key, settled, false)),
    ];
  }
}
