/* Which lines are shown, and in which order. */

import { sortable } from "./decimals.js";

const DAY = 86400000;

export class Filters {
  constructor(form, sheet, changed) {
    this.form = form;
    this.sheet = sheet;
    this.sort = { name: "", up: true };
    this.#fromAddress();
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => this.#changed(changed));
    form.addEventListener("reset", () => setTimeout(() => this.#changed(changed)));
  }

  #fromAddress() {
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = this.form.elements[name];
      if (field?.type === "checkbox") field.checked = value === "on";
      else if (field) field.value = value;
    }
  }

  #changed(changed) {
    const asked = [...new FormData(this.form)].filter(([, value]) => value);
    const query = new URLSearchParams(asked).toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
    changed();
  }

  /** Fills the choices with what the lines have. */
  offer() {
    const { choices, models } = { choices: this.sheet.config.choices, models: this.sheet.models };
    const of = (name) => [...new Set([...models.values()].map((model) => model[name]))].sort();
    const lines = [...this.sheet.lines.values()];
    const used = (name) => new Set(lines.map((line) => line.values[name]));
    const labelled = (name) => choices[name].filter(([key]) => key && used(name).has(key));
    this.#options("provider", of("provider").filter(Boolean).map((name) => [name, name]));
    this.#options("type", of("type").map((name) => [name, name]));
    this.#options("component", labelled("component"));
    this.#options("host", labelled("host"));
  }

  #options(name, pairs) {
    const field = this.form.elements[name];
    const wanted = new URLSearchParams(location.search).get(name) ?? field.value;
    field.replaceChildren(field.options[0], ...pairs.map(([key, label]) => new Option(label, key)));
    field.value = pairs.some(([key]) => key === wanted) ? wanted : "";
  }

  /** The keys of the lines, new ones after the line they were made from. */
  shown() {
    const fits = this.#predicate();
    const keys = [...this.sheet.lines.keys()].filter((key) => fits(key));
    if (this.sort.name) keys.sort(this.#order());
    return this.#withOwn(keys);
  }

  #withOwn(keys) {
    const own = this.sheet.changedLines().filter((key) => !this.sheet.lines.has(key));
    if (!own.length) return keys;
    const shown = [...keys];
    for (const key of own) {
      const at = shown.indexOf(this.sheet.edits.get(key).after);
      shown.splice(at < 0 ? 0 : at + 1, 0, key);
    }
    return shown;
  }

  #predicate() {
    const asked = Object.fromEntries(new FormData(this.form));
    const words = (asked.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const tests = [
      words.length && ((line) => words.every((word) => haystack(line).includes(word))),
      asked.entries !== "all" && ((line) => Boolean(line.model.live) === (asked.entries !== "drafts")),
      asked.provider && ((line) => line.model.provider === asked.provider),
      asked.type && ((line) => line.model.type === asked.type),
      asked.component && ((line) => line.values.component === asked.component),
      asked.host === "-" && ((line) => !line.values.host),
      asked.host && asked.host !== "-" && ((line) => line.values.host === asked.host),
      asked.kind && ((line) => line.values.kind === asked.kind),
      asked.when && ((line) => line.values.status === asked.when),
      asked.checked && ((line) => this.#stale(line, asked.checked)),
      asked.changed && ((line) => this.sheet.edits.has(line.key)),
    ].filter(Boolean);
    return (key) => tests.every((test) => test(this.sheet.lines.get(key)));
  }

  #stale({ values }, asked) {
    if (asked === "never") return !values.checked_on;
    return !values.checked_on || this.days(values.checked_on) > Number(asked);
  }

  days(day) {
    return Math.round((Date.parse(this.sheet.on) - Date.parse(day)) / DAY);
  }

  #order() {
    const { name, up } = this.sort;
    const isAmount = name === "amount";
    const compare = isAmount ? byCode : collator.compare;
    const text = (line) => (isAmount ? sortable(line.values.amount) : cellText(line, name));
    const texts = new Map([...this.sheet.lines.values()].map((line) => [line.key, text(line)]));
    return (one, other) => (up ? 1 : -1) * compare(texts.get(one), texts.get(other));
  }
}

const collator = new Intl.Collator(undefined, { numeric: true });
const byCode = (one, other) => (one < other ? -1 : Number(one > other));
const haystacks = new WeakMap();

function haystack({ model }) {
  if (!haystacks.has(model)) {
    haystacks.set(model, [model.title, ...model.names].join("\n").toLowerCase());
  }
  return haystacks.get(model);
}

export function cellText(line, name) {
  if (name === "model") return line.model.title;
  if (name === "provider" || name === "type") return line.model[name] ?? "";
  return line.values[name] ?? "";
}
