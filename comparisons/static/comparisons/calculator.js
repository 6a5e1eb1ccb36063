// Works the bills out while somebody types or drags, and keeps her workload in this browser. The
// form, its links and its address do the same without this file.

import { WorkloadError, fill, resultOf, workloadOf } from "./bill.js";
import { CountError, readCount, readShare } from "./counts.js";
import { written } from "./exact.js";
import { say } from "../versus/said.js";

const KEPT = "versus:workload";
const COUNTS = ["in", "out", "images", "seconds", "characters", "pages", "searches", "requests"];
const PARAMETERS = [...COUNTS, "mix", "cached", "batch", "quality", "size", "resolution"];
const READERS = { ...Object.fromEntries(COUNTS.map((key) => [key, readCount])), cached: readShare };

let section, form, data; // of the page as it is: a part of it may be replaced
let told; // the workload that the server priced, as the fields say it
const errors = new Map(); // by field, of what is typed now
const find = (selector) => section.querySelector(selector);
const fields = () => [...form.elements].filter((field) => PARAMETERS.includes(field.name));
const isGiven = () => PARAMETERS.some((key) => new URLSearchParams(location.search).get(key));

// Reading the fields

function addError(key, code, typed) {
  const most = written(BigInt(data.most[key] ?? 0), 0, data.format);
  errors.set(key, `${data.words.labels[key]}: ${fill(data.words.rules[code], { typed, most })}`);
}

function showErrors() {
  for (const field of fields()) {
    const error = errors.get(field.name) ?? "";
    if (error) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    const place = document.getElementById(`cost-${field.name}-error`);
    if (place) setText(place, error);
  }
}

// The verdict is read out by itself. What is wrong, and the total of one model alone, are said.
function sayResult({ bills, verdict }) {
  if (errors.size) say(...errors.values());
  else if (verdict) say();
  else say(...bills.flatMap(({ total }, i) => [data.models[i].name, total]));
}

// The workload of the form, or null with what is wrong said at its field.
function readForm() {
  errors.clear();
  const values = {};
  for (const field of fields()) {
    const text = field.type === "checkbox" ? "" : field.value.replace(/^ +| +$/g, "");
    try {
      if (field.type === "checkbox") values[field.name] = field.checked;
      else if (text) values[field.name] = (READERS[field.name] ?? String)(text);
    } catch (error) {
      if (!(error instanceof CountError)) throw error;
      addError(field.name, error.code, text);
    }
  }
  try {
    const workload = workloadOf(values, data.most);
    return errors.size ? null : workload;
  } catch (error) {
    if (!(error instanceof WorkloadError)) throw error;
    const typed = form.elements[error.field]?.value ?? "";
    if (!errors.size || error.code !== "nothing") addError(error.field, error.code, typed);
    return null;
  }
}

// Showing the result, in the places that the server has filled before

const setText = (place, text) => place.textContent === text || (place.textContent = text);

function fromTemplate(name, view) {
  const made = find(`template.${name}`).content.firstElementChild.cloneNode(true);
  for (const place of made.querySelectorAll("[data-text]")) place.textContent = view[place.dataset.text];
  const link = made.querySelector("[data-link]");
  if (link && view.url) link.href = view.url;
  return made;
}

function items(texts) {
  return texts.map((text) => Object.assign(document.createElement("li"), { textContent: text }));
}

function showBill(place, bill) {
  setText(place.querySelector(".vs-bill-total"), bill.total);
  setText(place.querySelector(".vs-bill-status"), bill.status);
  place.querySelector("rect").setAttribute("width", bill.bar);
  place.querySelector("tbody").replaceChildren(...bill.lines.map((line) => fromTemplate("vs-cost-line", line)));
  place.querySelector("ul").replaceChildren(...items(bill.missing));
}

function showTurns(turns) {
  const open = Boolean(find(".vs-turn details[open]"));
  const made = turns.map((turn) => {
    const place = fromTemplate("vs-cost-turn", turn);
    place.querySelector("ul").replaceChildren(...items(turn.proofs));
    place.querySelector("details").open = open;
    return place;
  });
  find(".vs-cost-turns").replaceChildren(...made);
}

function show(workload) {
  const { no_total: total, wrong: status } = data.words.said;
  const empty = { total, status, lines: [], missing: [], bar: 0 };
  const result = workload
    ? resultOf(data, workload)
    : { bills: data.models.map(() => empty), verdict: "", turns: [] };
  for (const [i, place] of section.querySelectorAll(".vs-bill").entries()) showBill(place, result.bills[i]);
  setText(find(".vs-cost-verdict"), result.verdict);
  showTurns(result.turns);
  return result;
}

// The address and what is kept

function query() {
  const kept = new URLSearchParams();
  for (const field of fields()) {
    const value = field.type === "checkbox" ? (field.checked ? "1" : "") : field.value.trim();
    if (value) kept.set(field.name, value);
  }
  return kept;
}

function rewrite(url) {
  for (const key of PARAMETERS) url.searchParams.delete(key);
  for (const [key, value] of query()) url.searchParams.set(key, value);
  return url;
}

function rewriteAddress() {
  history.replaceState(history.state, "", rewrite(new URL(location.href)));
  hideOld();
  rewriteLinks();
  rewriteForms();
}

// The line at the top of a pair tells the price of the workload that the server was asked for.
function hideOld() {
  const line = document.querySelector(".vs-summary-strip a[href='#cost-result']")?.closest("dl > div");
  if (line) line.hidden = String(query()) !== told;
}

// What carries the workload of the address on carries the one that is shown now.
function rewriteLinks() {
  for (const link of document.querySelectorAll("a[href*='?']")) {
    const url = new URL(link.getAttribute("href"), location.href);
    if (section.contains(link) || url.origin !== location.origin) continue;
    if (!PARAMETERS.some((key) => url.searchParams.has(key))) continue;
    const { pathname, search, hash } = rewrite(url);
    link.setAttribute("href", pathname + search + hash);
  }
}

function rewriteForms() {
  const isCarried = (field) => field.type === "hidden" && PARAMETERS.includes(field.name);
  for (const other of document.forms) {
    const carried = [...other.elements].filter(isCarried);
    if (section.contains(other) || !carried.length) continue;
    for (const field of carried) field.remove();
    for (const [name, value] of query()) {
      other.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
  }
}

// A browser that keeps nothing, or may not, is no reason to fail.
function kept(change) {
  try {
    return change(localStorage);
  } catch {
    return null;
  }
}

function markPreset() {
  const sorted = (values) => [...values].filter(([key, value]) => key !== "requests" || value !== "1").sort().join();
  const mine = sorted(query());
  for (const link of section.querySelectorAll(".vs-cost-presets a")) {
    const isChosen = sorted(new URLSearchParams(link.dataset.fields)) === mine;
    if (isChosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function update({ isHers = true } = {}) {
  const workload = readForm();
  showErrors();
  const result = show(workload);
  moveSliders();
  markPreset();
  if (!isHers) return;
  sayResult(result);
  rewriteAddress();
  if (workload) kept((storage) => storage.setItem(KEPT, query()));
  find(".vs-cost-own").hidden = !kept((storage) => storage.getItem(KEPT));
}

function fillForm(values) {
  for (const field of fields()) {
    if (field.type === "checkbox") field.checked = values.get(field.name) === "1";
    else field.value = values.get(field.name) ?? (field.name === "requests" ? "1" : "");
  }
}

// Sliders: 0 at the left, then by the logarithm to the most; a percentage is a straight line.

const TURNS = 1000;
const isShare = (slider) => slider.dataset.for === "cost-cached";

function valueAt(slider) {
  const part = Number(slider.value) / TURNS;
  if (isShare(slider)) return String(Math.round(part * 100));
  const value = part && Math.pow(Number(slider.dataset.most), part);
  const step = Math.pow(10, Math.max(0, Math.floor(Math.log10(value || 1)) - 1));
  return written(BigInt(Math.round(value / step) * step), 0, data.format);
}

function placeOf(slider, text) {
  try {
    if (isShare(slider)) return Math.round((Number(readShare(text)) / 1_000_000) * TURNS);
    const value = Number(readCount(text));
    return value > 0 ? Math.max(1, Math.round((Math.log(value) / Math.log(Number(slider.dataset.most))) * TURNS)) : 0;
  } catch {
    return 0;
  }
}

function moveSliders() {
  for (const slider of section.querySelectorAll(".vs-cost-slider")) {
    const field = document.getElementById(slider.dataset.for);
    if (slider !== document.activeElement) slider.value = placeOf(slider, field.value || "0");
    slider.setAttribute("aria-valuetext", field.value || "0");
  }
}

// What she does

function changed(event) {
  const slider = event.target.closest(".vs-cost-slider");
  if (slider) document.getElementById(slider.dataset.for).value = valueAt(slider);
  update();
}

function submitted(event) {
  event.preventDefault();
  update();
}

function chose(event) {
  const link = event.target.closest("a");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  fillForm(new URLSearchParams(link.dataset.fields));
  update();
}

function forget() {
  kept((storage) => storage.removeItem(KEPT));
  find(".vs-cost-own").hidden = true;
  form.querySelector("input:not([type=hidden])").focus();
}

async function copy(event) {
  const button = event.currentTarget;
  rewriteAddress();
  try {
    await navigator.clipboard.writeText(location.href);
  } catch {
    return; // refused: the address bar has the link
  }
  button.textContent = button.dataset.done;
  say(button.dataset.done);
  setTimeout(() => (button.textContent = button.dataset.label), 3000);
}

// Hers is applied where the address asks for nothing, and only if this page has all its fields.
function applyHers() {
  const hers = kept((storage) => storage.getItem(KEPT));
  const isUsable = hers && [...new URLSearchParams(hers).keys()].every((key) => form.elements[key]);
  find(".vs-cost-own").hidden = !isUsable || isGiven();
  if (!isUsable || isGiven()) return moveSliders();
  fillForm(new URLSearchParams(hers));
  update();
}

function begin() {
  const found = document.querySelector(".vs-cost");
  if (!found || found === section) return;
  section = found;
  form = find("form");
  data = JSON.parse(document.getElementById("cost-data").textContent);
  told = String(query());
  form.addEventListener("input", changed);
  form.addEventListener("submit", submitted);
  find(".vs-cost-presets").addEventListener("click", chose);
  find(".vs-cost-forget").addEventListener("click", forget);
  find(".vs-cost-copy").hidden = !navigator.clipboard;
  find(".vs-cost-copy").addEventListener("click", copy);
  applyHers();
}

document.addEventListener("versus:shown", begin);
begin();
