/* Asking the server, and telling apart why it did not answer. Nothing here throws away an edit. */

/** `kind`: "offline", "session", "otherUser", "server", or "refused" with the server's words. */
export class Unanswered extends Error {
  constructor(kind, message = kind) {
    super(message);
    this.kind = kind;
  }
}

export class Server {
  constructor(sessionUrl, user, token) {
    Object.assign(this, { sessionUrl, user, token });
  }

  get(url) {
    return this.#ask(url, { method: "GET" });
  }

  /** A token belongs to a session: after signing in elsewhere it is fetched anew, once. */
  async post(url, body) {
    try {
      return await this.#post(url, body);
    } catch (error) {
      if (error.kind !== "session") throw error;
      await this.#renew();
      return this.#post(url, body);
    }
  }

  #post(url, body) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token };
    return this.#ask(url, { method: "POST", headers, body: JSON.stringify(body) });
  }

  async #renew() {
    const session = await this.get(this.sessionUrl);
    if (session.user !== this.user) throw new Unanswered("otherUser");
    this.token = session.token;
  }

  async #ask(url, options) {
    const response = await this.#fetch(url, options);
    if (response.type === "opaqueredirect" || [401, 403].includes(response.status)) {
      throw new Unanswered("session");
    }
    if (response.status === 400) throw new Unanswered("refused", (await response.json()).error);
    if (!response.ok) throw new Unanswered("server");
    return response.json();
  }

  async #fetch(url, options) {
    const headers = { ...options.headers, "X-Requested-With": "XMLHttpRequest" };
    try {
      return await fetch(url, { ...options, headers, redirect: "manual" });
    } catch {
      throw new Unanswered("offline");
    }
  }
}
