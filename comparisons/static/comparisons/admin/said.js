/* What a comparison says: fetched anew whenever one of its two models is chosen, and how the page
 * stands whenever something else of the form has changed.
 *
 * The rows of a pair stay in the form when another pair is chosen, hidden, and come back with
 * everything that was typed when the editor changes back.
 */

const FORMSETS = { statements: "statement_overrides", faqs: "faq_choices" };
const PAUSE = 1000;

class Said {
  constructor(root) {
    this.root = root;
    this.form = root.closest("form");
    this.shown = this.chosen();
    this.asked = 0;
    this.sent = this.typed();
    for (const name of ["left", "right"]) {
      document.getElementById(`id_${name}`)?.addEventListener("change", () => this.follow());
    }
    for (const kind of ["input", "change", "focusout"]) {
      this.form.addEventListener(kind, () => this.wait());
    }
  }

  chosen() {
    const ids = ["left", "right"].map((name) => document.getElementById(`id_${name}`)?.value || "");
    return ids.join("-");
  }

  typed() {
    return new URLSearchParams(new FormData(this.form)).toString();
  }

  /** Until nobody types for a moment. */
  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.typed() !== this.sent && this.follow(true), PAUSE);
  }

  async follow(anyway = false) {
    const chosen = this.chosen();
    if (chosen === this.shown && !anyway) return;
    this.shown = chosen;
    const turn = ++this.asked;
    this.failure.hidden = true;
    try {
      const answer = await this.ask();
      if (turn === this.asked) this.show(answer);
    } catch {
      if (turn !== this.asked) return;
      this.shown = "";
      this.failure.hidden = false;
    }
  }

  async ask() {
    this.sent = this.typed();
    const { saidUrl, saidPage } = this.root.dataset;
    const response = await fetch(`${saidUrl}?page=${saidPage}`, {
      method: "POST",
      body: new FormData(this.form),
      headers: { "X-Requested-With": "XMLHttpRequest" },
    });
    if (!response.ok) throw new Error(`${response.status}`);
    return response.json();
  }

  show(answer) {
    part("standing").innerHTML = answer.standing;
    for (const [name, formset] of Object.entries(FORMSETS)) {
      if (showPair(part(name), answer.pair, answer[name])) {
        totalOf(formset).value = answer.totals[formset];
      }
    }
  }

  get failure() {
    return this.root.querySelector("[data-said-failure]");
  }
}

function part(name) {
  return document.querySelector(`[data-said-part="${name}"]`);
}

function totalOf(formset) {
  return document.getElementById(`id_${formset}-TOTAL_FORMS`);
}

/* True where the rows of the pair are new. Without a pair a message stands in their place. */
function showPair(container, pair, html) {
  const known = [...container.children].find((rows) => pair && rows.dataset.saidPair === pair);
  for (const rows of [...container.children]) {
    if (rows.dataset.saidPair) putAway(rows, rows !== known);
    else rows.remove();
  }
  if (known) return false;
  const rows = document.createElement("div");
  rows.dataset.saidPair = pair;
  rows.innerHTML = html;
  container.append(rows);
  return true;
}

/* Rows out of sight are not sent, but for their ids, and for stored rows: those stay stored. */
function putAway(rows, away) {
  rows.hidden = away;
  for (const row of rows.querySelectorAll("[data-said-row]")) {
    const id = row.querySelector('input[name$="-id"]');
    for (const field of row.querySelectorAll("input, select, textarea")) {
      field.disabled = away && field !== id && !id?.value;
    }
  }
}

/* Whoever writes in a lapsed row has seen the new values. */
function renewLapsed(field) {
  const row = field.closest("[data-said-row]");
  const renew = row?.querySelector('input[name$="-renew"]');
  if (renew && field !== renew) renew.checked = true;
}

function isPinned(row) {
  return row.querySelector('select[name$="-place"]')?.value === "first";
}

function rowsOf(list) {
  return [...list.querySelectorAll(":scope > [data-said-row]")];
}

/* The list stands in the order of the page: pinned rows as they were put, the others as computed. */
function arrange(list) {
  const rows = rowsOf(list);
  const pinned = rows.filter(isPinned);
  const rest = rows.filter((row) => !isPinned(row));
  rest.sort((one, other) => one.dataset.saidNatural - other.dataset.saidNatural);
  for (const row of [...pinned, ...rest]) {
    if (row !== list.lastElementChild) list.append(row);
  }
  number(list);
}

function number(list) {
  rowsOf(list).forEach((row, index) => {
    row.querySelector('input[name$="-ORDER"]').value = index + 1;
  });
}

function move(button) {
  const row = button.closest("[data-said-row]");
  const list = row.parentElement;
  const rows = rowsOf(list).filter(isPinned);
  const place = rows.indexOf(row);
  const other = rows[place + (button.dataset.saidMove === "up" ? -1 : 1)];
  if (place < 0 || !other) return;
  if (button.dataset.saidMove === "up") other.before(row);
  else other.after(row);
  number(list);
  button.focus();
  row.querySelector('input[name$="-ORDER"]').dispatchEvent(new Event("change", { bubbles: true }));
  tell(row, rowsOf(list).indexOf(row) + 1);
}

function tell(row, place) {
  const moved = document.querySelector("[data-said-moved]");
  const question = row.querySelector("[data-said-question]").textContent;
  moved.textContent = moved.dataset.saidMovedText
    .replace("%(question)s", question)
    .replace("%(place)s", place);
}

function listen() {
  document.addEventListener("input", (event) => {
    if (event.target.closest?.(".said-choice")) renewLapsed(event.target);
  });
  document.addEventListener("change", (event) => {
    const list = event.target.closest?.("[data-said-order]");
    if (!list || !event.target.matches('select[name$="-place"]')) return;
    arrange(list);
    event.target.focus();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-said-move]");
    if (button) move(button);
  });
}

const root = document.querySelector("[data-said]");
if (root) {
  new Said(root);
  listen();
}
