/* What a cell shows. */

import { percent } from "./decimals.js";
import { cellText } from "./filters.js";
import { element, icon, say } from "./words.js";

export class Cells {
  constructor(sheet, filters) {
    this.sheet = sheet;
    this.filters = filters;
    this.labels = new Map(
      Object.entries(sheet.config.choices).map(([name, pairs]) => [name, new Map(pairs)]),
    );
  }

  label(name, text, line) {
    if (name === "conditions" && line?.values.conditions === text) {
      return line.values.conditions_words || text;
    }
    return (text && this.labels.get(name)?.get(text)) || text;
  }

  fill(cell, key, column) {
    const make = { model: "model", checked_on: "checked", status: "status" }[column.key] ?? "value";
    cell.className = "desk-cell";
    cell.removeAttribute("title");
    cell.removeAttribute("aria-invalid");
    cell.replaceChildren(...this[make](cell, key, column));
  }

  model(cell, key) {
    const { model, page } = this.sheet.line(key);
    cell.classList.add("desk-cell--model");
    cell.title = [model.title, model.provider].filter(Boolean).join(" · ");
    const href = this.sheet.config.editor.replace("/0/", `/${page}/`);
    const label = `${say("openEntry")}: ${model.title}`;
    const link = element("a", { href, tabindex: -1, title: label, "aria-label": label }, icon("edit"));
    const mark = model.live ? null : element("span", { class: "desk-mark" }, say("unpublished"));
    const name = element("span", { class: "desk-cell__name" }, model.title);
    const provider = element("span", { class: "desk-cell__provider" }, model.provider);
    return [name, element("span", { class: "desk-cell__below" }, provider, mark ?? "", link)];
  }

  checked(cell, key) {
    const day = this.sheet.line(key).values.checked_on;
    if (!day) return [element("span", { class: "desk-age desk-age--never" }, say("never"))];
    const days = this.filters.days(day);
    const age = days > 120 ? "old" : days > 45 ? "aging" : "";
    const words = age ? [element("span", { class: `desk-age desk-age--${age}` }, say("days", { days }))] : [];
    return [element("span", { class: "desk-cell__day" }, day), " ", ...words];
  }

  status(cell, key) {
    const status = this.sheet.status(key);
    return [element("span", { class: `desk-status desk-status--${status}` }, say(status))];
  }

  value(cell, key, column) {
    const line = this.sheet.line(key);
    const name = column.key;
    if (!column.edits) return [cellText(line, name)];
    const text = this.sheet.text(key, name);
    const trouble = this.sheet.trouble(key, name);
    cell.title = this.label(name, text, line);
    if (name === "amount" || name === "source_url") cell.classList.add(`desk-cell--${name}`);
    if (trouble) {
      cell.classList.add("desk-cell--trouble");
      cell.setAttribute("aria-invalid", "true");
      cell.title = troubleWords(trouble, this);
    } else if (line.draft && (line.draft[name] !== undefined || line.draft[""])) {
      cell.classList.add("desk-cell--draft");
      cell.title = this.draftWords(line, name);
    }
    if (this.sheet.typed(key, name) !== undefined) return this.change(cell, key, name, text, trouble);
    return this.plain(name, text, line, key);
  }

  plain(name, text, line, key) {
    if (name === "amount" && this.sheet.text(key, "is_derived")) {
      return [element("span", { class: "desk-mark" }, say("derived")), " ", text];
    }
    const shown = this.label(name, text, line);
    if (name !== "source_url" || !/^https?:\/\//.test(text)) return [shown];
    const attributes = { href: text, target: "_blank", rel: "noreferrer", tabindex: -1 };
    const link = element("a", { ...attributes, title: say("openSource") }, icon("link-external"));
    return [link, " ", shown.replace(/^https?:\/\/(www\.)?/, "")];
  }

  change(cell, key, name, text, trouble) {
    cell.classList.add("desk-cell--changed");
    const line = this.sheet.line(key);
    const shown = trouble ? this.sheet.typed(key, name) : this.label(name, text, line);
    if (!this.sheet.lines.has(key)) return [element("ins", {}, shown)];
    const now = element("ins", {}, shown || say("empty"));
    const old = element("del", {}, this.label(name, line.values[name], line) || say("empty"));
    const share = name === "amount" && !trouble ? this.percent(key) : "";
    return [old, " → ", now, share && element("span", { class: "desk-percent" }, ` ${share}`)].filter(Boolean);
  }

  percent(key) {
    const line = this.sheet.line(key);
    const same = ["unit", "currency"].every((name) => this.sheet.text(key, name) === line.values[name]);
    return same ? percent(line.values.amount, this.sheet.text(key, "amount")) : "";
  }

  draftWords(line, name) {
    if (line.draft[""]) return say("draftDropped");
    return say("draftSays", { value: this.label(name, line.draft[name]) || say("empty") });
  }
}

export function troubleWords(trouble, cells) {
  if (!trouble.conflict) return trouble.message;
  const word = (text) => text || say("empty");
  const { seen, now, yours } = trouble.conflict;
  const mine = yours === null ? say("removed") : word(yours);
  return say("conflictIs", { seen: word(seen), now: word(now), yours: mine });
}
