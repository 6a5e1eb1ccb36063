/* The consequences of a review, model by model: the sums are final when the progress bar is gone. */

class Consequences {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("form");
    this.waiting = JSON.parse(root.querySelector("script[type='application/json']").textContent);
    this.total = this.waiting.length;
    this.counts = {};
    root.querySelector("[data-again]").addEventListener("click", () => this.count());
  }

  async count() {
    this.problem("");
    try {
      while (this.waiting.length) {
        this.add(await this.ask(this.waiting[0]));
        this.waiting.shift();
        this.show();
      }
    } catch (error) {
      this.problem(error.message);
    }
  }

  async ask(share) {
    const data = new FormData(this.form);
    data.append("share", share);
    const response = await fetch(this.form.action, { method: "POST", body: data });
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    const answer = isJson ? await response.json() : {};
    if (!response.ok || !isJson) throw new Error(answer.error ?? response.statusText);
    return answer;
  }

  add({ counts, html }) {
    for (const [name, number] of Object.entries(counts)) {
      this.counts[name] = (this.counts[name] ?? 0) + number;
    }
    this.root.querySelector("[data-pages]").insertAdjacentHTML("beforeend", html);
  }

  show() {
    for (const place of this.root.querySelectorAll("[data-count]")) {
      place.textContent = this.counts[place.dataset.count].toLocaleString();
    }
    for (const place of this.root.querySelectorAll("[data-when]")) {
      place.hidden = !this.counts[place.dataset.when];
    }
    const done = this.total - this.waiting.length;
    this.root.querySelector("progress").value = done;
    this.root.querySelector("[data-done]").textContent = done;
    this.root.querySelector("[data-progress]").hidden = done === this.total;
  }

  problem(message) {
    const place = this.root.querySelector("[data-problem]");
    place.hidden = !message;
    place.querySelector("span").textContent = message;
  }
}

function start() {
  for (const root of document.querySelectorAll("[data-versus-consequences]")) {
    new Consequences(root).count();
  }
}

if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", start);
} else {
  start();
}
