/* What the keys do in the grid while no cell is open. */

export class Keys {
  constructor(grid, desk) {
    Object.assign(this, { grid, desk, leaving: false });
    grid.body.addEventListener("keydown", (event) => this.#press(event));
    grid.body.addEventListener("copy", (event) => desk.clipboard.copy(event));
    grid.body.addEventListener("cut", (event) => desk.clipboard.cut(event));
    grid.body.addEventListener("paste", (event) => desk.clipboard.paste(event));
  }

  #press(event) {
    const command = event.ctrlKey || event.metaKey;
    const acted = command ? this.#command(event) : this.#plain(event);
    if (acted) event.preventDefault();
  }

  #command(event) {
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) return this.desk.sheet.history.undo();
    if (key === "y" || key === "z") return this.desk.sheet.history.redo();
    const last = this.grid.keys.length - 1;
    const { column } = this.grid.focus;
    if (event.key === "Home") return this.#go(0, 0, event);
    if (event.key === "End") return this.#go(last, this.grid.columns.length - 1, event);
    if (event.key === "ArrowUp") return this.#go(0, column, event);
    if (event.key === "ArrowDown") return this.#go(last, column, event);
    return false;
  }

  #plain(event) {
    const { row, column } = this.grid.focus;
    const page = this.grid.rowsAPage;
    const targets = {
      ArrowUp: [row - 1, column], ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
      PageUp: [row - page, column], PageDown: [row + page, column],
      Home: [row, 0], End: [row, this.grid.columns.length - 1],
    };
    if (event.key === "Tab") return this.#tab(event.shiftKey ? -1 : 1);
    this.leaving = event.key === "Escape";
    if (targets[event.key]) return this.#go(...targets[event.key], event);
    return this.#act(event);
  }

  #go(row, column, event) {
    this.grid.move(row, column, { extend: event.shiftKey });
    return true;
  }

  /** Cell by cell; after Escape, and at either end, Tab leaves the grid. */
  #tab(step) {
    const wide = this.grid.columns.length;
    const place = this.grid.focus.row * wide + this.grid.focus.column + step;
    if (this.leaving || place < 0 || place >= wide * this.grid.keys.length) return false;
    this.grid.move(Math.floor(place / wide), place % wide);
    return true;
  }

  #act(event) {
    const { key } = event;
    if (key === "Enter" && event.target.closest("a")) return false;
    if (key === "Enter" || key === "F2") return this.desk.edit();
    if (key === "Delete" || key === "Backspace") return this.desk.clipboard.clear();
    if (key === "Escape") {
      this.grid.move(this.grid.focus.row, this.grid.focus.column);
      return true;
    }
    if (key.length === 1 && !event.altKey) return this.desk.edit(key);
    return false;
  }
}
