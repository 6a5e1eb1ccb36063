// What a workload costs: the arithmetic of comparisons/engine/{bills,ranking,turning}.py and the
// texts of comparisons/bill_view.py. A test prices thousands of workloads both ways.

import * as exact from "./exact.js";

const { fraction, ofText, times, plus, minus, order } = exact;

const ZERO = fraction(0n);
const WIDEST = 1000n;
const FIELDS = ["out", "in", "cached"]; // of which the turn is looked for
const TURNING = { in: "input_tokens", out: "output_tokens", cached: "cached_share" };
const PERCENT = 10_000n; // of a share, which is in millionths
const COUNTS = ["in", "out", "images", "seconds", "characters", "pages", "searches"];
// How many of the unit of a workload are one canonical unit of the price lists.
const BASE = { tokens: 1_000_000n, images: 1n, time: 3600n, characters: 1_000_000n, thousand: 1000n };

export class WorkloadError extends Error {
  constructor(field, code) {
    super(code);
    this.field = field;
    this.code = code;
  }
}

// `values`: whole numbers by parameter, `cached` in millionths. As Workload.__post_init__ does it.
export function workloadOf(values, most) {
  const workload = { cached: 0n, batch: false, quality: "", size: "", resolution: "" };
  for (const key of COUNTS) workload[key] = values[key] ?? 0n;
  workload.requests = values.requests ?? 1n;
  for (const key of [...COUNTS, "requests"]) {
    if (workload[key] < 0n) throw new WorkloadError(key, "below_0");
    if (workload[key] > BigInt(most[key])) throw new WorkloadError(key, "above_most");
  }
  for (const key of ["cached", "batch", "quality", "size", "resolution"]) workload[key] = values[key] ?? workload[key];
  if (workload.cached > 1_000_000n) throw new WorkloadError("cached", "not_a_share");
  if (workload.requests < 1n) throw new WorkloadError("requests", "below_1");
  if (!COUNTS.some((key) => workload[key])) throw new WorkloadError("in", "nothing");
  return workload;
}

function itemsOf(model, workload) {
  const { quality, size, resolution } = workload;
  const said = Object.entries({ quality, size, resolution }).filter(([, value]) => value);
  const cells = Object.fromEntries(said);
  const cached = fraction(workload.in * workload.cached, 1_000_000n);
  const timed = model.is_video ? ["video_generation"] : ["transcription", "speech_time"];
  const whole = (key) => fraction(workload[key]);
  return [
    [["input_text"], minus(whole("in"), cached), BASE.tokens],
    [["cached_input_text"], cached, BASE.tokens],
    [["output_text"], whole("out"), BASE.tokens],
    [["image_generation"], whole("images"), BASE.images, cells],
    [timed, whole("seconds"), BASE.time, model.is_video ? cells : {}],
    [["speech_synthesis"], whole("characters"), BASE.characters],
    [["ocr_page"], whole("pages"), BASE.thousand],
    [["rerank_search", "web_search"], whole("searches"), BASE.thousand],
    [["request"], fraction(model.has_fee ? 1n : 0n), BASE.thousand],
  ].filter(([, quantity]) => quantity.above > 0n);
}

function cellOf(ladders, cells) {
  const fitting = ladders.filter(({ cell }) => Object.entries(cell).every(([name, value]) => cells[name] === value));
  const width = ({ cell }) => Object.keys(cell).length;
  let named = fitting.filter(width);
  if (!named.length && fitting.length && ladders.length === 1) named = fitting;
  if (!Object.keys(cells).length) named = fitting.filter((one) => !width(one));
  return named.reduce((best, one) => (best && width(best) >= width(one) ? best : one), null);
}

const stepAt = (steps, tokens) => steps.reduce((held, step) => (tokens > BigInt(step[0]) ? step : held), steps[0]);

// A price, or why there is none.
function priceOf(model, workload, [components, , , cells = {}]) {
  const listed = components.filter((key) => model.ladders[key]);
  const component = listed[0] ?? components[0];
  const without = (why) => ({ component, why });
  const found = cellOf(model.ladders[component] ?? [], cells);
  if (!found) return without(listed.length ? "no_cell" : "no_price");
  let step = stepAt(found.plain, workload.in);
  if (workload.batch) {
    if (!found.batch.length) return without("no_batch");
    const inBatch = stepAt(found.batch, workload.in);
    if (step[0] > 0 && inBatch[0] === 0) return without("no_batch");
    step = inBatch;
  }
  const price = model.prices[step[1]];
  return price.why ? without(price.why) : price;
}

function lineOf(price, [, quantity, base], requests) {
  const least = price.minimum ? ofText(price.minimum) : ZERO;
  const isMinimum = order(quantity, least) < 0;
  const counted = isMinimum ? least : quantity;
  const amount = times(price.amount ? ofText(price.amount) : ZERO, times(counted, fraction(requests, base)));
  return { price, counted, amount, isMinimum };
}

function beyond(model, workload) {
  const [window, mostIn, mostOut] = model.limits.map(BigInt);
  const missing = [];
  const isTooLong = (window && workload.in + workload.out > window) || (mostIn && workload.in > mostIn);
  if (isTooLong) missing.push({ component: "input_text", why: "above_context" });
  if (mostOut && workload.out > mostOut) missing.push({ component: "output_text", why: "above_output" });
  return missing;
}

export function billOf(model, workload) {
  const found = itemsOf(model, workload).map((item) => [item, priceOf(model, workload, item)]);
  const charged = found.filter(([, price]) => !price.why);
  const missing = found.filter(([, price]) => price.why).map(([, without]) => without);
  const first = charged.find(([, price]) => price.amount !== null) ?? charged[0];
  const currency = first ? first[1].currency : "";
  const lines = [];
  for (const [item, price] of charged) {
    if (price.amount === null || price.currency === currency) lines.push(lineOf(price, item, workload.requests));
    else missing.push({ component: price.component, why: "currency" });
  }
  missing.push(...beyond(model, workload));
  const total = lines.reduce((sum, line) => plus(sum, line.amount), ZERO);
  return { lines, missing, currency: lines.length ? currency : "", total, isComplete: lines.length > 0 && !missing.length };
}

function rankingOf(bills) {
  const reasons = [
    ["incomplete", (one) => !one.isComplete],
    ["free", (one) => one.lines.some(({ price }) => price.is_free)],
  ];
  for (const [code, isSo] of reasons) {
    const place = bills.findIndex(isSo);
    if (place >= 0) return { code, first: place, second: 0 };
  }
  if (new Set(bills.map(({ currency }) => currency)).size > 1) return { code: "currency", first: 0, second: 0 };
  const old = bills.findIndex((one) => one.lines.some(({ price }) => price.is_outdated));
  if (old >= 0) return { code: "outdated", first: old, second: 0 };
  const [first, second] = bills.map((_, place) => place).sort((a, b) => order(bills[a].total, bills[b].total) || a - b);
  const gap = minus(bills[second].total, bills[first].total);
  const isNear = order(times(gap, fraction(100n)), times(bills[second].total, fraction(3n))) < 0;
  return { code: !gap.above ? "same" : isNear ? "about_same" : "cheaper", first, second, gap };
}

const isOfAmounts = ({ code }) => ["cheaper", "about_same", "same"].includes(code);

function stretches(models, workload, field, most) {
  if (field === "cached") return [[0, 0], [1, 99], [100, 100]];
  const room = ({ limits: [window, mostIn, mostOut] }) => {
    const beside = Number(field === "in" ? workload.out : workload.in);
    const own = field === "in" ? mostIn : mostOut;
    return Math.min(window ? window - beside : most[field], own || most[field]);
  };
  const end = Math.min(most[field], ...models.map(room));
  const steps = field === "in" ? models.flatMap((model) => model.steps) : [];
  const ends = [...new Set([...steps.filter((over) => over > 0 && over < end), end])].sort((a, b) => a - b);
  return ends.map((high, i) => [i ? ends[i - 1] + 1 : 1, high]).filter(([low, high]) => low <= high);
}

function turnOf(models, workload, field, most) {
  const unit = field === "cached" ? PERCENT : 1n;
  const pointAt = (at) => {
    const bills = models.map((model) => billOf(model, { ...workload, [field]: BigInt(at) * unit }));
    if (!isOfAmounts(rankingOf(bills))) return { at, gap: ZERO };
    const hasMinimum = bills.some((one) => one.lines.some((line) => line.isMinimum));
    return { at, gap: hasMinimum ? ZERO : minus(bills[0].total, bills[1].total), bills };
  };
  const turns = [];
  const add = (start, upTo, above) => {
    const bills = [upTo, above].flatMap((at) => pointAt(at).bills);
    turns.push({ field, upTo, above, below: start.gap.above < 0n ? 0 : 1, bills });
  };
  let before = null;
  for (const [low, high] of stretches(models, workload, field, most)) {
    const [start, end] = [low, high].map(pointAt);
    if (!start.gap.above || !end.gap.above) {
      before = null;
      continue;
    }
    const isTurned = (one, other) => one.gap.above > 0n !== other.gap.above > 0n;
    if (before && isTurned(before, start)) add(before, before.at, low);
    if (isTurned(start, end)) {
      const slope = minus(start.gap, end.gap);
      const way = times(start.gap, fraction(BigInt(high - low) * slope.below, slope.above));
      const sign = way.below < 0n ? -1n : 1n;
      const root = plus(fraction(BigInt(low)), fraction(sign * way.above, sign * way.below));
      add(start, Number(exact.ceil(root)) - 1, Number(exact.floor(root)) + 1);
    }
    before = end;
  }
  const far = (one) => Math.abs(one.above - Number(workload[field]) / Number(unit));
  return turns.reduce((best, one) => (best && far(best) <= far(one) ? best : one), null);
}

// The texts, as comparisons/bill_view.py has them.
export function resultOf(data, workload) {
  const { models, words, money: moneyMarks, format } = data;
  const say = (code, params) => fill(words.said[code], params ?? {});
  const decimal = (one) => exact.written(exact.rounded(exact.scaled(one, 15)), 15, format);
  const money = (one, currency) => {
    const units = exact.rounded(exact.scaled(one, exact.PLACES));
    const [before, after] = moneyMarks[currency];
    const amount = before + exact.written(units, exact.PLACES, format) + after;
    return exact.isDecimal(one, exact.PLACES) ? amount : say("about", { amount });
  };
  const bills = models.map((model) => (model.is_retired ? null : billOf(model, workload)));
  const present = bills.filter(Boolean);
  const ranking = data.unranked
    ? { code: data.unranked[0], first: data.unranked[1], second: data.unranked[2] }
    : rankingOf(present);
  const totals = isOfAmounts(ranking) ? present.map(({ total }) => total) : [];
  const highest = totals.reduce((high, one) => (order(one, high) > 0 ? one : high), ZERO);

  const lineView = (line, currency) => {
    const { label, condition, text, note, source, url, day } = line.price;
    const minimum = line.isMinimum ? say("minimum", { least: decimal(line.counted) }) : "";
    return {
      label, condition, quantity: decimal(line.counted), price: text, amount: money(line.amount, currency),
      note: [note, minimum].filter(Boolean).join(" "), source, url, day,
    };
  };
  const barOf = (total) => {
    if (!total.above || !highest.above) return 0;
    const part = fraction(WIDEST * total.above * highest.below, total.below * highest.above);
    return Math.max(1, Number(exact.rounded(part)));
  };
  const billView = (one, model) => {
    if (!one) return { total: say("no_total"), status: say("retired_bill"), lines: [], missing: [], bar: 0 };
    const lines = one.lines.map((line) => lineView(line, one.currency));
    const missing = one.missing.map(({ component, why }) => `${model.labels[component]}: ${words.not_counted[why]}`);
    if (!lines.length) return { total: say("no_total"), status: say("nothing_counted"), lines, missing, bar: 0 };
    const status = say(one.isComplete ? "complete" : "incomplete_bill");
    return { total: money(one.total, one.currency), status, lines, missing, bar: barOf(one.total) };
  };
  const turnView = ({ field, upTo, above, below, bills: four }) => {
    const integer = (number) => exact.written(BigInt(number), 0, format);
    const names = { below: models[below].name, above_name: models[1 - below].name };
    const proof = (model, { label, condition, text }) => `${model.name}: ${label}${condition && ` (${condition})`} ${text}`;
    const proofs = four.flatMap((one, place) => one.lines.map(({ price }) => proof(models[place % 2], price)));
    return {
      text: say(`turn_${TURNING[field]}`, { ...names, up_to: integer(upTo), above: integer(above) }),
      proofs: [...new Set(proofs)],
    };
  };
  const gap = ranking.gap?.above ? money(ranking.gap, present[0].currency) : "";
  const names = { first: models[ranking.first].name, second: models[ranking.second].name };
  const turns = isOfAmounts(ranking) && models.length === 2
    ? FIELDS.map((field) => turnOf(models, workload, field, data.most)).filter(Boolean)
    : [];
  return {
    bills: bills.map((one, i) => billView(one, models[i])),
    verdict: ranking.code === "none" ? "" : say(ranking.code, { gap, ...names }),
    turns: turns.map(turnView),
  };
}

// As Python's % does it: %% is a percent sign, where there is anything to fill in.
export function fill(template, params) {
  if (!Object.keys(params).length) return template;
  return template.replace(/%(?:%|\((\w+)\)s)/g, (_, name) => (name ? params[name] : "%"));
}
