/* Carries out a batch step by step; a reload, or a lost connection, goes on where it stopped. */

import { Notices } from "./notices.js";
import { Server } from "./server.js";
import { Store, lineKey } from "./store.js";
import { element, say, useTexts } from "./words.js";

class Run {
  constructor(root) {
    const { dataset } = root;
    this.part = (name) => root.querySelector(`[data-run="${name}"]`);
    useTexts(JSON.parse(document.getElementById("desk-texts").textContent));
    this.steps = dataset.step;
    this.desk = dataset.deskUrl;
    this.isMine = dataset.user === dataset.me;
    this.store = new Store(dataset.user);
    this.notices = new Notices(this.part("notices"), dataset.signIn);
    this.server = new Server(dataset.session, Number(dataset.me), dataset.token);
    this.part("again").addEventListener("click", () => this.again());
    this.told = 0;
  }

  async go(progress) {
    this.show(progress);
    while (!progress.finished) {
      try {
        progress = await this.server.post(this.steps, {});
      } catch (error) {
        const held = progress;
        return this.notices.failed(error, () => this.go(held));
      }
      this.show(progress);
    }
    this.finish(progress);
  }

  show({ done, total, results }) {
    this.part("bar").value = done;
    this.part("words").textContent = say("doneOf", { done, total });
    this.part("results").replaceChildren(...results.map((result) => this.#result(result)));
    if (!this.isMine) return;
    for (const result of results.slice(this.told)) if (!result.refused) this.#forget(result);
    this.told = results.length;
  }

  #result({ url, title, said, messages, refused }) {
    const more = element("ul", {}, ...messages.map((message) => element("li", {}, message)));
    const words = element(refused ? "strong" : "span", {}, said);
    return element("li", {}, element("a", { href: url }, title), " – ", words, more);
  }

  /** What is done is no longer kept, unless it was typed anew meanwhile. */
  #forget({ page, edits }) {
    const kept = Object.entries(this.store.read().edits).filter(([, edit]) => edit.page === page);
    const done = kept.filter(([, edit]) => edits.some((other) => isSame(edit, other)));
    this.store.write(done.map(([key]) => [key, null]));
  }

  finish({ results }) {
    this.refused = results.filter((result) => result.refused);
    this.part("after").hidden = false;
    this.part("again").hidden = !this.refused.length || !this.isMine;
  }

  /** Into the desk once more with what was typed; most of it is kept there anyway. */
  again() {
    const stored = this.store.read().edits;
    const lost = this.refused.flatMap(({ page, edits }) => edits.map((edit, place) => {
      const key = edit.slot ? lineKey(page, edit.slot) : `${page}|new|again${place}`;
      const { slot, values, seen, removes } = edit;
      const isKept = stored[key] || Object.values(stored).some((other) => other.page === page && isSame(other, edit));
      return isKept ? null : [key, { page, slot, values, seen, removes }];
    }));
    this.store.write(lost.filter(Boolean));
    location.assign(`${this.desk}#resume`);
  }
}

/** Kept texts are as typed; `sent` is what went to the review, until somebody types again. */
function isSame(kept, done) {
  const said = (slot, values, removes) =>
    JSON.stringify([slot, removes, removes ? [] : Object.entries(values ?? {}).sort()]);
  return said(kept.slot, kept.sent, kept.removes) === said(done.slot, done.values, done.removes);
}

const root = document.querySelector("[data-desk-run]");
if (root) new Run(root).go(JSON.parse(document.getElementById("desk-progress").textContent));
