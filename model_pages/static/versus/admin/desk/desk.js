/* The price desk: lines, filters and grid put together, and what its buttons do. */

import { CellBar } from "./cell_bar.js";
import { Cells } from "./cells.js";
import { CellEditor } from "./editor.js";
import { Filters } from "./filters.js";
import { Grid } from "./grid.js";
import { Keys } from "./keys.js";
import { Notices } from "./notices.js";
import { Offer, changesWords } from "./offer.js";
import { Block, blockText, parseBlock } from "./paste.js";
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
    this.grid = new Grid(this.part("grid"), this.config.columns, this.cells, this.filters);
    this.bar = new CellBar(this.part("cell"), this.sheet, this.grid, this.cells, (cells) => this.type(cells));
    this.editor = new CellEditor(this.sheet, (...all) => this.#typed(...all), () => this.#back());
    this.offer = new Offer(this.part("offer"), this.sheet, () => this.show());
    this.reader = new Reader(this.sheet, this.server, this.config.urls.read, {
      read: (keys) => this.#changed(keys),
      failed: (error) => this.notices.failed(error, () => this.reader.pump()),
    });
    this.#listen(root);
  }

  #listen(root) {
    new Keys(this.grid, this);
    this.grid.addEventListener("moved", () => this.bar.show());
    this.grid.addEventListener("edit", () => this.edit());
    this.grid.addEventListener("sorted", ({ detail }) => this.show(detail));
    this.sheet.addEventListener("edited", ({ detail }) => this.#edited(detail));
    window.addEventListener("pagehide", () => this.editor.close("stay"));
    const actions = {
      undo: () => this.undo(), redo: () => this.redo(), add: () => this.add(),
      announce: () => this.announce(), remove: () => this.remove(), restore: () => this.restore(),
      check: () => this.stillTrue(this.grid.selectedKeys()), checkModel: () => this.stillTrue(this.#ofModel()),
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
    else this.#changed(keys);
    if (this.sheet.edits.size === 0) this.notices.clear();
  }

  #changed(keys) {
    this.grid.refresh(keys);
    this.#bars();
  }

  #bars() {
    const count = this.sheet.count();
    const reading = this.reader.isBusy;
    const left = !reading && count.left ? ` · ${say(count.left > 1 ? "left" : "oneLeft", { count: count.left })}` : "";
    this.part("count").textContent = changesWords(count) + (reading ? ` · ${say("reading")}` : left);
    this.part("review").disabled = reading || count.changes === 0;
    this.part("undo").disabled = !this.sheet.done.length;
    this.part("redo").disabled = !this.sheet.undone.length;
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
  #mayType(key, column) {
    if (this.sheet.isOffering) return this.#deny("decideFirst");
    if (!column.edits) return this.#deny("readOnly");
    return this.sheet.line(key).model.may_edit ? true : this.#deny("mayNotEdit");
  }

  #deny(reason) {
    this.say(say(reason));
    return false;
  }

  edit(first) {
    const key = this.grid.key();
    const isModel = this.grid.column.key === "model";
    if (key && isModel && first === undefined) this.grid.cell().querySelector("a").click();
    if (!key || !this.#mayType(key, this.grid.column)) return true;
    this.editing = { key, name: this.grid.column.key };
    this.editor.open(this.grid.cell(), key, this.grid.column, first);
    return true;
  }

  #typed(text, move, changed) {
    const { key, name } = this.editing;
    if (changed) this.type([[key, name, text.trim()]]);
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

  type(cells) {
    if (cells.length) this.sheet.type(cells);
  }

  /** The cells of the selection that may be typed into. */
  #selected() {
    const { left, right } = this.grid.range;
    const columns = this.grid.columns.slice(left, right + 1).filter(({ edits }) => edits);
    const keys = this.grid.selectedKeys().filter((key) => this.sheet.line(key).model.may_edit);
    return keys.flatMap((key) => columns.map(({ key: name }) => [key, name]));
  }

  clear() {
    if (this.sheet.isOffering) return this.#deny("decideFirst") || true;
    this.type(this.#selected().map(([key, name]) => [key, name, ""]));
    return true;
  }

  copy(event) {
    if (this.editor.isOpen) return;
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
    if (this.editor.isOpen) return;
    this.copy(event);
    this.clear();
  }

  paste(event) {
    if (this.editor.isOpen) return;
    event.preventDefault();
    if (this.sheet.isOffering) return this.#deny("decideFirst");
    const rows = parseBlock(event.clipboardData.getData("text/plain").replace(/(\r\n|\r|\n)$/, ""));
    const alone = rows.length === 1 && rows[0].length === 1;
    if (alone) return this.#fill(rows[0][0]);
    const { top: row, left: column } = this.grid.range;
    this.#lay(new Block(this.sheet, this.grid.columns, this.grid.keys).lay(rows, { row, column }));
  }

  #fill(text) {
    const cells = this.#selected().map(([key, name]) => [key, name, text]);
    if (!cells.length) return this.#deny("readOnly");
    this.type(cells);
    this.say(say("pasted", { cells: cells.length }));
  }

  /** The whole block is one step for undo. */
  #lay(block) {
    this.sheet.paste(block);
    const skipped = block.skipped ? ` ${say("skipped", { cells: block.skipped })}` : "";
    this.say(say("pasted", { cells: block.cells.length }) + skipped);
  }

  undo() {
    this.sheet.undo();
    return true;
  }

  redo() {
    this.sheet.redo();
    return true;
  }

  add() {
    const form = this.part("add-form");
    const { title } = this.sheet.line(this.grid.key())?.model ?? {};
    const options = [...this.sheet.models.values()].map((model) => element("option", { value: model.title }));
    form.querySelector("datalist").replaceChildren(...options);
    form.elements.model.value = title ?? "";
    form.onsubmit = (event) => this.#add(event, form);
    form.hidden = false;
    form.elements.model.select();
    form.elements.model.focus();
  }

  #add(event, form) {
    event.preventDefault();
    if (this.sheet.isOffering) return this.#deny("decideFirst");
    const model = [...this.sheet.models.values()].find(({ title }) => title === form.elements.model.value);
    if (!model) return this.#deny("chooseModel");
    if (!model.may_edit) return this.#deny("mayNotEdit");
    form.hidden = true;
    const last = [...this.sheet.lines.values()].filter(({ page }) => page === model.pk).at(-1);
    const here = this.grid.key();
    const after = here && this.sheet.line(here).page === model.pk ? here : last?.key;
    this.#stand(this.sheet.add(model.pk, {}, after), "component");
  }

  #stand(key, name) {
    const column = this.grid.columns.findIndex((found) => found.key === name);
    this.grid.move(this.grid.keys.indexOf(key), column);
    this.edit();
  }

  announce() {
    const key = this.grid.key();
    if (!key || !this.#mayType(key, { edits: true })) return;
    const { page } = this.sheet.line(key);
    const values = { ...this.sheet.copyOf(key), effective_from: "", effective_until: "" };
    this.#stand(this.sheet.add(page, values, key), "effective_from");
  }

  remove() {
    const keys = this.grid.selectedKeys().filter((key) => this.#mayType(key, { edits: true }));
    if (keys.length) this.sheet.remove(keys);
  }

  restore() {
    const keys = this.grid.selectedKeys().filter((key) => this.sheet.edits.has(key));
    if (keys.length) this.sheet.change(keys.map((key) => [key, null]));
  }

  discard() {
    if (!window.confirm(say("confirmThrowAway"))) return;
    this.sheet.change([...this.sheet.edits.keys()].map((key) => [key, null]));
  }

  #ofModel() {
    const page = this.sheet.line(this.grid.key())?.page;
    return [...this.sheet.lines.values()].filter((line) => line.page === page).map(({ key }) => key);
  }

  async stillTrue(keys) {
    const free = keys.filter((key) => this.sheet.lines.has(key) && !this.sheet.edits.has(key));
    const lines = free.map((key) => this.sheet.line(key))
      .map(({ page, slot, values }) => ({ page, slot, amount: values.amount }));
    const left = keys.length - free.length;
    try {
      const answer = lines.length ? await this.server.post(this.config.urls.still_true, { lines }) : { done: [], changed: [], denied: [] };
      this.#checked(answer, left);
    } catch (error) {
      this.notices.failed(error, () => this.stillTrue(keys));
    }
  }

  #checked({ done, changed, denied, on }, left) {
    const keys = done.map(({ page, slot }) => [page, ...slot].join("|"));
    for (const key of keys) this.sheet.lines.get(key).values.checked_on = on;
    this.#changed(keys);
    const not = left + changed.length + denied.length;
    const more = not ? ` ${say("checkedLeft", { count: not })}` : "";
    this.say(say("checkedLines", { count: done.length }) + more);
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
