/* A block of a spreadsheet, and which cells it is for. */

import { say } from "./words.js";

const MEANT_BY = ["component", "conditions", "host", "kind", "effective_from"];

/** Rows of cells; a quoted cell may hold tabs, line ends and doubled quotes. */
export function parseBlock(text) {
  const rows = [[]];
  const cell = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/y;
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    const [whole, raw, end] = found;
    const quoted = raw.startsWith('"') && raw.endsWith('"') && raw.length > 1;
    rows.at(-1).push((quoted ? raw.slice(1, -1).replaceAll('""', '"') : raw).trim());
    if (end === "" || cell.lastIndex >= text.length) break;
    if (end !== "\t") rows.push([]);
    if (!whole) break;
  }
  return rows;
}

export function blockText(rows) {
  const quoted = (text) => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(quoted).join("\t")).join("\n");
}

/** Lays a block over the sheet: `{cells, lines, strays, skipped}`, none of it done yet. */
export class Block {
  /** `columns` are those in sight; a row of headings may name any other. */
  constructor(sheet, columns, keys) {
    Object.assign(this, { sheet, columns, keys, all: sheet.config.columns });
    Object.assign(this, { cells: [], lines: [], strays: [], skipped: 0 });
  }

  lay(rows, { row, column }) {
    const header = this.#header(rows[0]);
    if (header) rows.slice(1).forEach((cells) => this.#byModel(cells, header));
    else if (this.columns[column].key === "model") {
      const names = this.columns.slice(column).map(({ key }) => key);
      rows.forEach((cells) => this.#byModel(cells, names));
    } else {
      rows.forEach((cells, down) => this.#onto(this.keys[row + down], cells, column));
    }
    return this;
  }

  #header(cells) {
    const names = cells.map((cell) => {
      const word = cell.toLowerCase();
      return this.all.find(({ key, label }) => key === word || label.toLowerCase() === word)?.key;
    });
    return names.includes("model") && names.every(Boolean) ? names : null;
  }

  #onto(key, cells, column) {
    if (!key) return this.#stray(cells, say("noRoom"));
    if (!this.sheet.line(key).model.may_edit) return this.#stray(cells, say("mayNotEdit"));
    cells.forEach((text, right) => this.#cell(key, this.columns[column + right], text));
  }

  #cell(key, column, text) {
    if (column?.edits) this.cells.push([key, column.key, text]);
    else this.skipped += 1;
  }

  #byModel(cells, names) {
    if (cells.every((text) => !text)) return;
    const said = Object.fromEntries(names.map((name, place) => [name, cells[place] ?? ""]));
    const models = this.#models(said.model);
    if (models.length !== 1) {
      const reason = models.length ? "manyModels" : "noModel";
      return this.#stray(cells, say(reason, { name: said.model, count: models.length }));
    }
    if (!models[0].may_edit) return this.#stray(cells, say("mayNotEdit"));
    this.#intoModel(models[0], said, cells);
  }

  #models(name) {
    const word = name.toLowerCase();
    const all = [...this.sheet.models.values()];
    const is = (other) => other?.toLowerCase() === word;
    const bySlug = all.filter(({ names }) => is(names[0]));
    if (bySlug.length === 1) return bySlug;
    const byTitle = all.filter(({ title }) => is(title));
    return byTitle.length ? byTitle : all.filter(({ names }) => names.some(is));
  }

  #intoModel(model, said, cells) {
    const lines = this.#lines(model, said);
    const typed = this.all.filter(({ key, edits }) => edits && said[key] !== undefined);
    if (lines.length > 1) {
      const words = { name: model.title, count: lines.length };
      return this.#stray(cells, say("manyLines", words));
    }
    if (lines.length === 1) {
      const given = typed.filter(({ key }) => !MEANT_BY.includes(key));
      return given.forEach(({ key }) => this.cells.push([lines[0].key, key, said[key]]));
    }
    if (!said.component) return this.#stray(cells, say("noLine", { name: model.title }));
    const values = typed.map(({ key }) => [key, said[key]]).filter(([, text]) => text);
    this.lines.push([model.pk, Object.fromEntries(values)]);
  }

  /** The lines of a model that a row is for; where several are, the plain one in force. */
  #lines(model, said) {
    const all = [...this.sheet.lines.values()].filter((line) => line.page === model.pk);
    const named = MEANT_BY.filter((name) => said[name]);
    const fitting = all.filter(({ values }) => named.every((name) => this.#is(name, values, said)));
    if (fitting.length < 2) return fitting;
    const silent = MEANT_BY.filter((name) => !said[name] && name !== "component");
    const usual = { conditions: "", host: "", kind: "list" };
    const plain = fitting.filter(({ values }) =>
      values.status === "current"
        && silent.every((name) => usual[name] === undefined || values[name] === usual[name]));
    return plain.length === 1 ? plain : fitting;
  }

  #is(name, values, said) {
    const word = said[name].toLowerCase();
    const label = this.sheet.config.choices[name]?.find(([key]) => key === values[name])?.[1];
    const words = [values[name], label, name === "conditions" && values.conditions_words];
    return words.filter(Boolean).some((text) => text.toLowerCase() === word);
  }

  #stray(cells, reason) {
    this.strays.push({ stray: true, cells, reason });
  }
}
