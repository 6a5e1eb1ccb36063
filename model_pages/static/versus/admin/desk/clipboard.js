/* Blocks of cells: copied, cut, pasted and emptied. */

import { Block, blockText, parseBlock } from "./paste.js";
import { say } from "./words.js";

export class Clipboard {
  constructor(desk) {
    Object.assign(this, { desk, sheet: desk.sheet, grid: desk.grid });
  }

  /** The cells of the selection that may be typed into. */
  #selected() {
    const { left, right } = this.grid.range;
    const columns = this.grid.columns.slice(left, right + 1).filter(({ edits }) => edits);
    const keys = this.grid.selectedKeys().filter((key) => this.sheet.line(key).model.may_edit);
    return keys.flatMap((key) => columns.map(({ key: name }) => [key, name]));
  }

  clear() {
    if (this.sheet.isOffering) return this.desk.deny("decideFirst") || true;
    this.sheet.type(this.#selected().map(([key, name]) => [key, name, ""]));
    return true;
  }

  copy(event) {
    if (this.desk.editor.isOpen) return;
    const { left, right } = this.grid.range;
    const columns = this.grid.columns.slice(left, right + 1);
    const rows = this.grid.selectedKeys().map((key) => columns.map((column) => this.#text(key, column)));
    event.clipboardData.setData("text/plain", blockText(rows));
    event.preventDefault();
  }

  #text(key, { key: name }) {
    const line = this.sheet.line(key);
    if (["model", "provider", "type"].includes(name)) return line.model[name === "model" ? "title" : name];
    if (name === "status") return say(this.sheet.status(key));
    return this.sheet.text(key, name);
  }

  cut(event) {
    if (this.desk.editor.isOpen) return;
    this.copy(event);
    this.clear();
  }

  paste(event) {
    if (this.desk.editor.isOpen) return;
    event.preventDefault();
    if (this.sheet.isOffering) return this.desk.deny("decideFirst");
    const rows = parseBlock(event.clipboardData.getData("text/plain").replace(/(\r\n|\r|\n)$/, ""));
    const alone = rows.length === 1 && rows[0].length === 1;
    if (alone) return this.#fill(rows[0][0]);
    const { top: row, left: column } = this.grid.range;
    this.#lay(new Block(this.sheet, this.grid.columns, this.grid.keys).lay(rows, { row, column }));
  }

  #fill(text) {
    const cells = this.#selected().map(([key, name]) => [key, name, text]);
    if (!cells.length) return this.desk.deny("readOnly");
    this.sheet.type(cells);
    this.desk.say(say("pasted", { cells: cells.length }));
  }

  /** The whole block is one step for undo. */
  #lay(block) {
    this.sheet.paste(block);
    const skipped = block.skipped ? ` ${say("skipped", { cells: block.skipped })}` : "";
    this.desk.say(say("pasted", { cells: block.cells.length }) + skipped);
  }
}
