/* The lines as the server sends them: every text once, and numbers that point to texts. */

import { lineKey } from "./store.js";

export const SLOT = ["component", "currency", "conditions", "host", "kind", "effective_from"];

/** `{on, models, lines}`: the day, the models by primary key, the lines by their keys. */
export function readLines({ modelFields, lineFields }, { on, texts, models, lines }) {
  const named = models.map((values) => zip(modelFields, values));
  const line = ([place, ...numbers]) => {
    const draft = numbers.pop() || null;
    const values = zip(lineFields, numbers.map((number) => texts[number]));
    const model = named[place];
    const slot = SLOT.map((name) => values[name]);
    const key = lineKey(model.pk, slot);
    return [key, { key, page: model.pk, slot, values, model, draft }];
  };
  return { on, models: new Map(named.map((model) => [model.pk, model])), lines: new Map(lines.map(line)) };
}

export function zip(names, values) {
  return Object.fromEntries(names.map((name, place) => [name, values[place]]));
}

export function blank(names) {
  return Object.fromEntries(names.map((name) => [name, ""]));
}
