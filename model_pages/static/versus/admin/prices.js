// The title of each price row says what the row says, while it is typed.

const rows = () => document.querySelector("[data-versus-prices]");

const locale = () => rows().dataset.locale;

function field(row, name) {
  return row.querySelector(`[name$="-${name}"]`);
}

function choice(row, name) {
  const select = field(row, name);
  return select?.value ? select.selectedOptions[0].textContent.trim() : "";
}

function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, key) => values[key]);
}

function conditions(row, texts) {
  return [...row.querySelectorAll('[name*="-conditions_"]')].filter((input) => input.value).map((input) => {
    if (input.name.endsWith("_input_tokens_over")) {
      const number = Number(input.value.replace(/[,_\s]/g, ""));
      return fill(texts.above, { number: number ? number.toLocaleString(locale()) : input.value });
    }
    const text = input.selectedOptions ? input.selectedOptions[0].textContent.trim() : input.value;
    return text.charAt(0).toLowerCase() + text.slice(1);
  });
}

function amount(row) {
  const state = field(row, "state");
  if (state.value !== "priced") return choice(row, "free_kind") || choice(row, "state");
  const typed = field(row, "amount").value.trim();
  if (!typed) return "";
  return `${money(typed, field(row, "currency").value.trim())} ${choice(row, "unit")}`;
}

// Digits are kept as typed: a number in binary could not hold every price.
function money(typed, currency) {
  try {
    const parts = new Intl.NumberFormat(locale(), { style: "currency", currency, maximumFractionDigits: 0 })
      .formatToParts(0);
    return parts.map((part) => (part.type === "integer" ? typed : part.value)).join("");
  } catch {
    return `${typed} ${currency}`;
  }
}

function day(row, name, template) {
  const typed = field(row, name).value.trim();
  const date = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? new Date(`${typed}T12:00:00`) : null;
  if (!typed) return "";
  const text = date && !Number.isNaN(date.valueOf()) ? date.toLocaleDateString(locale(), { dateStyle: "medium" }) : typed;
  return fill(template, { day: text });
}

function title(row) {
  const texts = rows().dataset;
  const name = [choice(row, "component"), ...conditions(row, texts)];
  if (field(row, "kind").value === "promotion") name.push(texts.promotion);
  const host = choice(row, "host");
  if (host) name.push(fill(texts.host, { host }));
  const days = [day(row, "effective_from", texts.from), day(row, "effective_until", texts.until)].filter(Boolean).join(" ");
  const said = [amount(row), days].filter(Boolean).join(", ");
  return said ? `${name.join(", ")}: ${said}` : name.join(", ");
}

function retitle(event) {
  const row = event.target.closest("[data-inline-panel-child]");
  if (!row || !rows()?.contains(row)) return;
  const heading = row.querySelector("[data-versus-price-title]");
  if (heading) heading.textContent = title(row) || rows().dataset.unnamed;
}

for (const kind of ["input", "change"]) document.addEventListener(kind, retitle);
