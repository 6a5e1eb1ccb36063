/* Has the server read what was typed, and says what stands in the way. */

const AT_ONCE = 400;

export class Reader {
  constructor(sheet, server, url, { read, failed }) {
    Object.assign(this, { sheet, server, url, read, failed });
    this.waiting = new Set();
    this.isReading = false;
    sheet.addEventListener("edited", ({ detail }) => this.ask(detail));
  }

  get isBusy() {
    return this.waiting.size > 0;
  }

  ask(keys) {
    for (const key of keys) {
      const edit = this.sheet.edits.get(key);
      if (edit && !edit.stray && !this.sheet.reading(key)) this.waiting.add(key);
      else this.waiting.delete(key);
    }
    this.pump();
  }

  async pump() {
    if (this.isReading || !this.waiting.size) return;
    this.isReading = true;
    try {
      while (this.waiting.size) await this.#some([...this.waiting].slice(0, AT_ONCE));
    } catch (error) {
      this.failed(error);
    } finally {
      this.isReading = false;
    }
  }

  async #some(keys) {
    const asked = keys.map((key) => [key, this.sheet.signature(key)]);
    const lines = keys.map((key) => this.#question(key));
    const answer = await this.server.post(this.url, { lines });
    const told = [];
    asked.forEach(([key, of], place) => {
      if (this.sheet.signature(key) !== of) return;
      this.waiting.delete(key);
      if (!this.sheet.edits.has(key)) return;
      this.sheet.understand(key, { ...answer.lines[place], of });
      told.push(key);
    });
    this.read(told);
  }

  #question(key) {
    const edit = this.sheet.edits.get(key);
    if (!edit) return { line: {}, typed: {} };
    return { line: edit.slot ? this.sheet.line(key).values : {}, typed: edit.values };
  }
}
