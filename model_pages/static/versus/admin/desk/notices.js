/* What is in the way, and what can be done about it. */

import { button, element, icon, say } from "./words.js";

export class Notices {
  constructor(root, signIn) {
    this.root = root;
    this.signIn = signIn;
  }

  clear() {
    this.root.replaceChildren();
  }

  /** `error` is an `Unanswered`; `again` does once more what was asked. */
  failed(error, again) {
    const retry = () => {
      this.clear();
      again();
    };
    if (error.kind === "refused") return this.#show("warning", error.message);
    if (!error.kind) throw error;
    const ended = error.kind === "session";
    const buttons = [button(say(ended ? "goOn" : "tryAgain"), retry, "")];
    if (ended) {
      const attributes = { href: this.signIn, target: "_blank", class: "button button-small button-secondary" };
      buttons.unshift(element("a", attributes, say("signIn")));
    }
    this.#show("warning", say(error.kind), ...buttons);
  }

  tell(text) {
    this.#show("info-circle", text);
  }

  #show(name, text, ...buttons) {
    const kind = name === "warning" ? "help-warning" : "help-info";
    const words = element("p", {}, text);
    this.root.replaceChildren(
      element("div", { class: `help-block ${kind} desk-notice` }, icon(name), words, ...buttons),
    );
  }
}
