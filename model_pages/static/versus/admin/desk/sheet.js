/* The lines, what was typed into them, and the way back. Knows nothing of the page. */

import { History } from "./history.js";
import { SLOT, blank, readLines, zip } from "./lines.js";

const NEW_LINE = {
  component: "input_text", currency: "USD", unit: "1m_tokens", state: "priced", kind: "list",
};

export class Sheet extends EventTarget {
  constructor(config, store) {
    super();
    this.config = config;
    this.store = store;
    this.lines = new Map();
    this.models = new Map();
    this.edits = new Map();
    this.readings = new Map();
    this.history = new History((pairs) => this.#apply(pairs));
    this.isOffering = false;
    store.watch((stored) => this.isOffering || this.#follow(stored));
  }

  load(answer) {
    Object.assign(this, readLines(this.config, answer));
  }

  /** The line as it stands on the server; of a new or lost one what is known of it. */
  line(key) {
    const known = this.lines.get(key);
    if (known) return known;
    const edit = this.edits.get(key);
    if (!edit?.page) return null;
    const model = this.models.get(edit.page) ?? { pk: edit.page, title: `#${edit.page}`, names: [], live: 1 };
    const slot = edit.slot ? zip(SLOT, edit.slot) : {};
    const values = { ...blank(this.config.lineFields), ...slot, ...edit.seen };
    values.status = edit.slot ? "gone" : "new";
    return { key, page: edit.page, slot: edit.slot, values, model, draft: null };
  }

  /** What the cell says: as understood, as typed, or as it stands. */
  text(key, name) {
    const typed = this.edits.get(key)?.values?.[name];
    if (typed === undefined) return this.line(key).values[name];
    return this.reading(key)?.values[name] ?? typed;
  }

  typed(key, name) {
    return this.edits.get(key)?.values?.[name];
  }

  /** The answer to what is typed now; undefined while it is under way. */
  reading(key) {
    const found = this.readings.get(key);
    return found && found.of === this.signature(key) ? found : undefined;
  }

  signature(key) {
    return JSON.stringify([this.edits.get(key)?.values ?? null, this.lines.get(key)?.values ?? null]);
  }

  /** What is wrong with a cell: `{message, readings}`, or what was seen where it changed. */
  trouble(key, name) {
    const clash = this.conflict(key, name);
    return clash ? { conflict: clash } : this.reading(key)?.troubles[name];
  }

  conflict(key, name) {
    const edit = this.edits.get(key);
    const seen = edit?.seen?.[name];
    if (seen === undefined || !this.lines.has(key)) return null;
    const now = this.lines.get(key).values[name];
    const yours = edit.removes ? null : this.text(key, name);
    return now === seen || now === yours ? null : { seen, now, yours };
  }

  conflictsOf(key) {
    const names = Object.keys(this.edits.get(key)?.seen ?? {});
    return names.filter((name) => this.conflict(key, name));
  }

  isGone(key) {
    return Boolean(this.edits.get(key)?.slot) && !this.lines.has(key);
  }

  /** Whether the line can go on to the review as it is. */
  isReady(key) {
    const edit = this.edits.get(key);
    if (this.isGone(key) || this.conflictsOf(key).length) return false;
    if (edit.removes) return true;
    const reading = this.reading(key);
    return Boolean(reading) && Object.keys(reading.troubles).length === 0;
  }

  status(key) {
    const edit = this.edits.get(key);
    if (!edit) return this.#standing(this.line(key));
    if (this.isGone(key)) return "gone";
    if (this.conflictsOf(key).length) return "conflict";
    if (edit.removes) return "removed";
    if (Object.keys(this.reading(key)?.troubles ?? {}).length) return "refused";
    return edit.slot ? "changed" : "new";
  }

  #standing({ model, draft, values }) {
    if (!model.live) return "unpublished";
    return draft ? "draft" : values.status;
  }

  strays() {
    return [...this.edits].filter(([, edit]) => edit.stray);
  }

  changedLines() {
    return [...this.edits.keys()].filter((key) => !this.edits.get(key).stray);
  }

  /** `{changes, models, left}`: cells, new lines and removals; lines that are not ready. */
  count() {
    const keys = this.changedLines();
    const size = (edit) => (edit.slot && !edit.removes ? Object.keys(edit.values).length : 1);
    return {
      changes: keys.reduce((sum, key) => sum + size(this.edits.get(key)), 0),
      models: new Set(keys.map((key) => this.edits.get(key).page)).size,
      left: keys.filter((key) => !this.isReady(key)).length,
    };
  }

  /** `cells`: `[key, name, text]`; one step for undo, however many there are. */
  type(cells) {
    this.change(this.#typedInto(cells));
  }

  /** The cells, new lines and stray rows of a block, in one step. */
  paste({ cells, lines, strays }) {
    const own = lines.map(([page, values]) => [newKey(page), this.#newEdit(page, values)]);
    const others = strays.map((stray) => [newKey("stray"), stray]);
    const changes = [...this.#typedInto(cells), ...own, ...others];
    if (changes.length) this.change(changes);
  }

  #typedInto(cells) {
    const after = new Map();
    for (const [key, name, text] of cells) {
      const edit = after.get(key) ?? structuredClone(this.edits.get(key)) ?? this.#edit(key);
      this.#set(edit, key, name, text);
      after.set(key, edit);
    }
    return [...after].map(([key, edit]) => [key, isNothing(edit) ? null : edit]);
  }

  #newEdit(page, values, after) {
    return { page, slot: null, values: { ...NEW_LINE, ...values }, seen: {}, removes: false, after };
  }

  #edit(key) {
    const { page, slot } = this.line(key);
    return { page, slot, values: {}, seen: {}, removes: false };
  }

  #set(edit, key, name, text) {
    delete edit.sent;
    const stands = edit.slot ? this.lines.get(key)?.values[name] : undefined;
    if (text === stands) {
      delete edit.values[name];
      delete edit.seen[name];
      return;
    }
    edit.values[name] = text;
    if (stands !== undefined) edit.seen[name] ??= stands;
  }

  /** A line of its own, shown after the line `after`. Returns its key. */
  add(page, values, after) {
    const key = newKey(page);
    this.change([[key, this.#newEdit(page, values, after)]]);
    return key;
  }

  copyOf(key) {
    const fields = this.config.lineFields.slice(0, -3);
    return Object.fromEntries(fields.map((name) => [name, this.text(key, name)]));
  }

  /** Taken away, or given back; a new line is simply no more. */
  remove(keys) {
    const gives = keys.every((key) => this.edits.get(key)?.removes);
    this.change(keys.map((key) => {
      const edit = structuredClone(this.edits.get(key)) ?? this.#edit(key);
      if (!edit.slot) return [key, null];
      edit.removes = !gives;
      edit.seen.amount ??= this.line(key).values.amount;
      if (gives && edit.values.amount === undefined) delete edit.seen.amount;
      return [key, isNothing(edit) ? null : edit];
    }));
  }

  /** The conflict is decided: for mine, which has now seen what is there, or for theirs. */
  settle(key, name, mine) {
    const edit = structuredClone(this.edits.get(key));
    if (mine) edit.seen[name] = this.lines.get(key).values[name];
    else {
      delete edit.values[name];
      delete edit.seen[name];
      if (edit.removes) edit.removes = false;
    }
    this.change([[key, isNothing(edit) ? null : edit]]);
  }

  change(pairs) {
    const before = pairs.map(([key]) => [key, this.edits.get(key) ?? null]);
    this.history.does({ before, after: pairs });
  }

  #apply(pairs) {
    for (const [key, edit] of pairs) {
      if (edit) this.edits.set(key, edit);
      else this.edits.delete(key);
    }
    this.store.write(pairs);
    this.dispatchEvent(new CustomEvent("edited", { detail: pairs.map(([key]) => key) }));
  }

  /** Takes the server's answer; a cell that means what stands there is no change. */
  understand(key, reading) {
    this.readings.set(key, reading);
    const edit = this.edits.get(key);
    const stands = this.lines.get(key)?.values;
    if (!edit?.slot || !stands || Object.keys(reading.troubles).length) return;
    const same = Object.keys(edit.values).filter((name) => reading.values[name] === stands[name]);
    if (!same.length) return;
    const left = structuredClone(edit);
    for (const name of same) delete left.values[name], delete left.seen[name];
    const kept = isNothing(left) ? null : left;
    if (kept) this.edits.set(key, kept);
    else this.edits.delete(key);
    this.store.write([[key, kept]]);
    this.readings.set(key, { ...reading, of: this.signature(key) });
  }

  /** Takes up what was stored before, without storing it again. */
  resume(stored) {
    this.edits = new Map(Object.entries(stored));
    this.dispatchEvent(new CustomEvent("edited", { detail: [...this.edits.keys()] }));
  }

  #follow(stored) {
    const keys = new Set([...this.edits.keys(), ...Object.keys(stored)]);
    this.edits = new Map(Object.entries(stored));
    this.dispatchEvent(new CustomEvent("edited", { detail: [...keys] }));
  }

  /** What the server is asked to review; kept with the edit, to know it again when it is done. */
  ready() {
    const keys = this.changedLines().filter((key) => this.isReady(key));
    const edits = keys.map((key) => {
      const edit = this.edits.get(key);
      edit.sent = edit.removes ? {} : { ...edit.values, ...this.reading(key).values };
      return edit;
    });
    this.store.write(keys.map((key) => [key, this.edits.get(key)]));
    return edits.map(({ page, slot, seen, removes, sent }) => ({ page, slot, seen, removes, values: sent }));
  }
}

function newKey(of) {
  return `${of}|new|${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
}

function isNothing(edit) {
  return Boolean(edit.slot) && !edit.removes && Object.keys(edit.values).length === 0;
}
