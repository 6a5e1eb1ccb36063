/* A grid of many lines of which only the visible ones are in the page. */

import { element, icon, say } from "./words.js";

const ROW = 40;
const AHEAD = 8;

export class Grid extends EventTarget {
  constructor(root, columns, cells, filters) {
    super();
    Object.assign(this, { root, cells, filters });
    this.keys = [];
    this.rows = new Map();
    this.focus = { row: 0, column: 0 };
    this.anchor = { row: 0, column: 0 };
    this.head = element("div", { role: "row", class: "desk-row desk-row--head", "aria-rowindex": 1 });
    this.body = element("div", { role: "rowgroup", class: "desk-body" });
    root.append(element("div", { role: "rowgroup", class: "desk-head" }, this.head), this.body);
    this.lay(columns);
    root.addEventListener("scroll", () => this.render(), { passive: true });
    new ResizeObserver(() => this.render()).observe(root);
    this.body.addEventListener("mousedown", (event) => this.#point(event));
  }

  /** Shows these columns; they share the room that is left over. */
  lay(columns) {
    const at = this.columns?.[this.focus.column];
    this.columns = columns;
    this.focus.column = Math.max(0, columns.indexOf(at));
    this.anchor = { ...this.focus };
    const width = columns.reduce((sum, column) => sum + column.width, 0);
    this.root.style.setProperty("--columns", columns.map((one) => `minmax(${one.width}px, ${one.width}fr)`).join(" "));
    this.root.style.setProperty("--width", `${width}px`);
    this.root.setAttribute("aria-colcount", columns.length);
    this.#headers();
    this.redraw();
  }

  show(keys) {
    const at = this.keys[this.focus.row];
    this.keys = keys;
    this.focus.row = Math.max(0, Math.min(keys.indexOf(at) < 0 ? 0 : keys.indexOf(at), keys.length - 1));
    this.anchor = { ...this.focus };
    this.root.setAttribute("aria-rowcount", keys.length + 1);
    this.body.style.height = `${keys.length * ROW}px`;
    this.redraw();
  }

  get rowsAPage() {
    return Math.max(1, Math.floor((this.root.clientHeight - ROW) / ROW) - 1);
  }

  key(row = this.focus.row) {
    return this.keys[row];
  }

  get column() {
    return this.columns[this.focus.column];
  }

  /** `{top, bottom, left, right}` of the selected cells. */
  get range() {
    const { focus, anchor } = this;
    return {
      top: Math.min(focus.row, anchor.row), bottom: Math.max(focus.row, anchor.row),
      left: Math.min(focus.column, anchor.column), right: Math.max(focus.column, anchor.column),
    };
  }

  selectedKeys() {
    const { top, bottom } = this.range;
    return this.keys.slice(top, bottom + 1);
  }

  move(row, column, { extend = false, focus = true } = {}) {
    this.focus = {
      row: Math.max(0, Math.min(row, this.keys.length - 1)),
      column: Math.max(0, Math.min(column, this.columns.length - 1)),
    };
    if (!extend) this.anchor = { ...this.focus };
    this.#reveal();
    this.render();
    this.mark();
    if (focus) this.cell()?.focus({ preventScroll: true });
    this.dispatchEvent(new Event("moved"));
  }

  cell(row = this.focus.row, column = this.focus.column) {
    return this.rows.get(row)?.children[column];
  }

  redraw() {
    const held = this.body.contains(document.activeElement);
    for (const row of this.rows.values()) row.remove();
    this.rows.clear();
    this.render();
    this.mark();
    if (held) this.cell()?.focus({ preventScroll: true });
  }

  /** Fills the rows of some lines anew. */
  refresh(keys) {
    const wanted = new Set(keys);
    for (const [row, made] of this.rows) if (wanted.has(this.keys[row])) this.#fill(row, made);
    this.mark();
  }

  render() {
    const first = Math.max(0, Math.floor(this.root.scrollTop / ROW) - AHEAD);
    const last = Math.min(this.keys.length, first + Math.ceil(this.root.clientHeight / ROW) + 2 * AHEAD);
    for (const [row, made] of this.rows) {
      if ((row < first || row >= last) && row !== this.focus.row) {
        made.remove();
        this.rows.delete(row);
      }
    }
    for (let row = first; row < last; row += 1) this.#draw(row);
    if (this.keys.length) this.#draw(this.focus.row);
  }

  mark() {
    const { top, bottom, left, right } = this.range;
    const many = top !== bottom || left !== right;
    for (const [row, made] of this.rows) {
      [...made.children].forEach((cell, column) => {
        const inside = row >= top && row <= bottom && column >= left && column <= right;
        const here = row === this.focus.row && column === this.focus.column;
        cell.tabIndex = here ? 0 : -1;
        cell.toggleAttribute("data-here", here);
        cell.toggleAttribute("data-selected", many && inside);
        if (many) cell.setAttribute("aria-selected", String(inside));
        else cell.removeAttribute("aria-selected");
      });
    }
  }

  #draw(row) {
    if (this.rows.has(row)) return;
    const made = element("div", { role: "row", class: "desk-row", "aria-rowindex": row + 2 });
    made.style.transform = `translateY(${row * ROW}px)`;
    made.dataset.row = row;
    for (const place of this.columns.keys()) {
      const role = place === 0 ? "rowheader" : "gridcell";
      made.append(element("div", { role, "aria-colindex": place + 1, tabindex: -1 }));
    }
    this.rows.set(row, made);
    this.#fill(row, made);
    this.body.append(made);
    if (row === this.focus.row) this.mark();
  }

  #fill(row, made) {
    const key = this.keys[row];
    this.columns.forEach((column, place) => {
      const cell = made.children[place];
      if (cell.querySelector("input, select")) return;
      this.cells.fill(cell, key, column);
      const model = this.cells.sheet.line(key).model;
      cell.setAttribute("aria-readonly", String(!column.edits || !model.may_edit));
    });
    made.classList.toggle("desk-row--removed", this.cells.sheet.status(key) === "removed");
  }

  #reveal() {
    const { root, focus, columns } = this;
    const top = focus.row * ROW;
    const room = root.clientHeight - this.head.offsetHeight;
    if (top < root.scrollTop) root.scrollTop = top;
    else if (top + ROW > root.scrollTop + room) root.scrollTop = top + ROW - room;
    if (focus.column === 0) return;
    const sticky = columns[0].width;
    const left = columns.slice(0, focus.column).reduce((sum, { width }) => sum + width, 0);
    const right = left + columns[focus.column].width;
    if (left - sticky < root.scrollLeft) root.scrollLeft = left - sticky;
    else if (right > root.scrollLeft + root.clientWidth) root.scrollLeft = right - root.clientWidth;
  }

  #point(event) {
    const cell = event.target.closest("[aria-colindex]");
    if (!cell || event.target.closest("input, select, a")) return;
    event.preventDefault();
    const row = Number(cell.parentElement.dataset.row);
    this.move(row, Number(cell.getAttribute("aria-colindex")) - 1, { extend: event.shiftKey });
    if (event.detail === 2) this.dispatchEvent(new Event("edit"));
  }

  #headers() {
    this.head.replaceChildren(...this.columns.map(({ key, label }, place) => {
      const { name, up } = this.filters.sort;
      const sorted = name === key ? (up ? "ascending" : "descending") : "none";
      const arrow = name === key ? icon(up ? "arrow-up" : "arrow-down") : null;
      const sort = element("button", { type: "button", onclick: () => this.#sort(key) }, label, arrow);
      const attributes = { role: "columnheader", "aria-colindex": place + 1, "aria-sort": sorted };
      return element("div", { ...attributes, class: "desk-cell" }, sort);
    }));
  }

  #sort(key) {
    const { sort } = this.filters;
    this.filters.sort = { name: key, up: sort.name === key ? !sort.up : true };
    const focused = [...this.head.children].findIndex((cell) => cell.contains(document.activeElement));
    this.#headers();
    this.head.children[focused]?.firstChild.focus();
    this.dispatchEvent(new CustomEvent("sorted", {
      detail: say("sortedBy", { column: this.columns.find((column) => column.key === key).label }),
    }));
  }
}
