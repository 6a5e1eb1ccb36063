/* Edits that outlive the page: one record for each person in this browser.

Two tabs of one person share it: a change is laid over what is stored by then. */

export class Store {
  constructor(user, onFull = () => {}) {
    this.key = `versus-price-desk:${user}`;
    this.onFull = onFull;
  }

  /** `{at, edits: {key: edit}}` */
  read() {
    try {
      const found = JSON.parse(localStorage.getItem(this.key));
      if (found && typeof found.edits === "object") return found;
    } catch {
      // no storage, or not ours: nothing is kept there
    }
    return { at: "", edits: {} };
  }

  /** `changes`: pairs of a key and its edit, or null where there is none any more. */
  write(changes) {
    const { edits } = this.read();
    for (const [key, edit] of changes) {
      if (edit) edits[key] = edit;
      else delete edits[key];
    }
    try {
      if (Object.keys(edits).length === 0) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify({ at: new Date().toISOString(), edits }));
    } catch {
      this.onFull();
    }
  }

  /** Calls back when another tab changed what is stored. */
  watch(changed) {
    window.addEventListener("storage", (event) => {
      if (event.key === this.key || event.key === null) changed(this.read().edits);
    });
  }
}

export function lineKey(page, slot) {
  return [page, ...slot].join("|");
}
