/* The way back, and forth again: a step holds what was before it and what came of it. */

export class History {
  constructor(apply) {
    Object.assign(this, { apply, done: [], undone: [] });
  }

  does(step) {
    this.done.push(step);
    this.undone = [];
    this.apply(step.after);
  }

  undo() {
    this.#move(this.done, this.undone, "before");
    return true;
  }

  redo() {
    this.#move(this.undone, this.done, "after");
    return true;
  }

  #move(from, to, which) {
    const step = from.pop();
    if (!step) return;
    to.push(step);
    this.apply(step[which]);
  }
}
