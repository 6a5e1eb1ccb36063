/* The price desk: lines, filters and grid put together, and what its buttons do. */

import { CellBar } from "./cell_bar.js";
import { Cells } from "./cells.js";
import { Checking } from "./checking.js";
import { Clipboard } from "./clipboard.js";
import { Columns } from "./columns.js";
import { CellEditor } from "./editor.js";
import { Filters } from "./filters.js";
import { Grid } from "./grid.js";
import { Keys } from "./keys.js";
import { LineActions } from "./line_actions.js";
import { Notices } from "./notices.js";
import { Offer, changesWords } from "./offer.js";
import { Reader } from "./reader.js";
import { Server } from "./server.js";
import { Sheet } from "./sheet.js";
import { Store } from "./store.js";
import { button, element, say, useTexts } from "./words.js";

class Desk {
  constructor(root) {
    this.part = (name) => root.querySelector(`[data-desk="${name}"]`);
    this.config = JSON.parse(document.getElementById("desk-settings").textContent);
    useTexts(this.config.texts);
    this.notices = new Notices(this.part("notices"), root.dataset.signIn);
    this.server = new Server(this.config.urls.session, this.config.user, root.dataset.token);
    const store = new Store(this.config.user, () => this.notices.tell(say("full")));
    this.sheet = new Sheet(this.config, store);
    this.filters = new Filters(this.part("filters"), this.sheet, () => this.show());
    this.cells = new Cells(this.sheet, this.filters);
    this.columns = new Columns(this.part("columns"), this.config.columns, this.config.user, (shown) => this.grid.lay(shown));
    this.grid = new Grid(this.part("grid"), this.columns.shown, this.cells, this.filters);
    this.bar = new CellBar(this.part("cell"), this.sheet, this.grid, this.cells, (cells) => this.sheet.type(cells));
    this.editor = new CellEditor(this.sheet, (...all) => this.#typed(...all), () => this.#back());
    this.offer = new Offer(this.part("offer"), this.sheet, () => this.show());
    this.reader = new Reader(this.sheet, this.server, this.config.urls.read, {
      read: (keys) => this.changed(keys),
      failed: (error) => this.notices.failed(error, () => this.reader.pump()),
    });
    this.clipboard = new Clipboard(this);
    this.lineActions = new LineActions(this, this.part("add-form"));
    this.checking = new Checking(this);
    this.#listen(root);
  }

  #listen(root) {
    new Keys(this.grid, this);
    this.grid.addEventListener("moved", () => this.bar.show());
    this.grid.addEventListener("edit", () => this.edit());
    this.grid.addEventListener("sorted", ({ detail }) => this.show(detail));
    this.sheet.addEventListener("edited", ({ detail }) => this.#edited(detail));
    window.addEventListener("pagehide", () => this.editor.close("stay"));
    const { history } = this.sheet;
    const { lineActions: lines, checking } = this;
    const actions = {
      undo: () => history.undo(), redo: () => history.redo(), add: () => lines.add(),
      announce: () => lines.announce(), remove: () => lines.remove(), restore: () => lines.restore(),
      check: () => checking.selected(), checkModel: () => checking.model(),
      discard: () => this.discard(), review: () => this.review(),
    };
    for (const made of root.querySelectorAll("[data-action-desk]")) {
      made.addEventListener("click", () => actions[made.dataset.actionDesk]());
    }
  }

  async load() {
    this.say(say("loading"));
    try {
      this.sheet.load(await this.server.get(this.config.urls.rows));
    } catch (error) {
      return this.notices.failed(error, () => this.load());
    }
    this.filters.offer();
    const stored = this.sheet.store.read();
    if (Object.keys(stored.edits).length) this.offer.show(stored);
    if (location.hash === "#resume" && this.sheet.isOffering) this.offer.resume();
    this.show();
  }

  say(text) {
    this.part("said").textContent = text;
  }

  show(more = "") {
    const keys = this.filters.shown();
    this.grid.show(keys);
    this.part("nothing").hidden = keys.length > 0;
    const shown = say("lines", { shown: keys.length, all: this.sheet.lines.size });
    this.say([shown, more].filter(Boolean).join(" · "));
    this.#bars();
  }

  #edited(keys) {
    const rows = new Set(this.grid.keys);
    const own = keys.some((key) => !this.sheet.lines.has(key));
    if (own || keys.some((key) => !rows.has(key))) this.show();
    else this.changed(keys);
    if (this.sheet.edits.size === 0) this.notices.clear();
  }

  changed(keys) {
    this.grid.refresh(keys);
    this.#bars();
  }

  #bars() {
    const count = this.sheet.count();
    const reading = this.reader.isBusy;
    const left = !reading && count.left ? ` · ${say(count.left > 1 ? "left" : "oneLeft", { count: count.left })}` : "";
    this.part("count").textContent = changesWords(count) + (reading ? ` · ${say("reading")}` : left);
    this.part("review").disabled = reading || count.changes === 0;
    this.part("undo").disabled = !this.sheet.history.done.length;
    this.part("redo").disabled = !this.sheet.history.undone.length;
    this.part("discard").disabled = !this.sheet.edits.size;
    this.#strays();
    if (!this.editor.isOpen) this.bar.show();
  }

  #strays() {
    const strays = this.sheet.strays();
    const rows = strays.map(([key, { cells, reason }]) =>
      element("li", {}, element("code", {}, cells.join("  ")), ` ${reason} `,
        button(say("dismiss"), () => this.sheet.change([[key, null]]))));
    const box = element("div", { class: "help-block help-warning desk-strays" },
      element("p", {}, say("strays")), element("ul", {}, ...rows));
    this.part("strays").replaceChildren(...(rows.length ? [box] : []));
  }

  /** Whether a cell may be typed into; says why not. */
  mayType(key, column) {
    if (this.sheet.isOffering) return this.deny("decideFirst");
    if (!column.edits) return this.deny("readOnly");
    return this.sheet.line(key).model.may_edit ? true : this.deny("mayNotEdit");
  }

  deny(reason) {
    this.say(say(reason));
    return false;
  }

  edit(first) {
    const key = this.grid.key();
    const isModel = this.grid.column.key === "model";
    if (key && isModel && first === undefined) this.grid.cell().querySelector("a").click();
    if (!key || !this.mayType(key, this.grid.column)) return true;
    this.editing = { key, name: this.grid.column.key };
    this.editor.open(this.grid.cell(), key, this.grid.column, first);
    return true;
  }

  #typed(text, move, changed) {
    const { key, name } = this.editing;
    if (changed) this.sheet.type([[key, name, text.trim()]]);
    else this.grid.refresh([key]);
    const steps = { down: [1, 0], right: [0, 1], left: [0, -1] }[move];
    if (!steps) return;
    const { row, column } = this.grid.focus;
    this.grid.move(row + steps[0], column + steps[1]);
  }

  #back() {
    this.grid.refresh([this.editing.key]);
    this.grid.cell()?.focus({ preventScroll: true });
  }

  discard() {
    if (!window.confirm(say("confirmThrowAway"))) return;
    this.sheet.change([...this.sheet.edits.keys()].map((key) => [key, null]));
  }

  async review() {
    const edits = this.sheet.ready();
    if (!edits.length) return this.notices.tell(say("nothingToReview"));
    try {
      const { url } = await this.server.post(this.config.urls.new_review, { edits });
      location.assign(url);
    } catch (error) {
      this.notices.failed(error, () => this.review());
    }
  }
}

const root = document.querySelector("[data-price-desk]");
if (root) new Desk(root).load();
