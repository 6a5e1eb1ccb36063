// Comments on single rows of a panel. Wagtail's own buttons need a path to a field that never
// changes, which a row does not have: here a comment is on the relation, and its position names the
// row, by the prefix of its form or, where it has none, by the key that the server gives it.
// A comment whose row is gone stands at the head of the panel.

const ROW = "[data-inline-panel-child]:not(.deleted), [data-versus-row]";

const { commentApp: app, isCommentShortcut } = window.comments ?? {};
const annotations = new Set();
const names = {};
let ids = 0;

const placeOf = (row) => row.dataset.versusRow ?? row.id.replace("inline_child_", "");
const titleOf = (row) => row.querySelector("[data-panel-heading-text]");
const toolsOf = (row) => row.querySelector(".versus-row-tools");
const comments = () => [...app.selectors.selectComments(app.store.getState()).values()];

// What the button does, then the title of the row as it reads by then.
function nameAfter(button, title) {
  title.id ||= `versus-row-${(ids += 1)}`;
  button.id ||= `versus-comment-${(ids += 1)}`;
  button.setAttribute("aria-labelledby", `${button.id} ${title.id}`);
}

// What Wagtail's app knows of the thing that a comment is about.
class RowAnnotation {
  constructor(panel, place) {
    this.panel = panel;
    this.place = place;
    this.button = document.querySelector("#comment-icon").cloneNode(true);
    this.button.classList.remove("!w-hidden");
    this.button.classList.add("versus-row-comment");
    this.button.id = "";
    this.button.ariaLabel = panel.dataset.show;
    this.note = document.createElement("p");
    this.note.className = "versus-row-gone";
    this.stand();
  }

  stand() {
    const row = [...this.panel.querySelectorAll(ROW)].find((one) => placeOf(one) === this.place);
    if (row) this.standAtRow(row);
    else this.standAtHead();
    this.row = row;
  }

  standAtRow(row) {
    if (this.row === row) return;
    this.note.remove();
    toolsOf(row).prepend(this.button);
    nameAfter(this.button, titleOf(row));
  }

  standAtHead() {
    if (this.note.isConnected) return;
    const name = this.row ? titleOf(this.row).textContent.trim() : names[this.place];
    const { gone, unnamed } = this.panel.dataset;
    const said = document.createElement("span");
    said.textContent = name ? gone.replace("{row}", () => name) : unnamed;
    this.note.replaceChildren(this.button, said);
    nameAfter(this.button, said);
    this.panel.querySelector(".w-panel__content").prepend(this.note);
  }

  subscribeToUpdates(id) {
    const select = app.utils.selectCommentFactory(id);
    const refresh = () => {
      const state = app.store.getState();
      if (!select(state)) this.remove();
      else this.button.classList.toggle("w-field__comment-button--focused", app.selectors.selectFocused(state) === id);
    };
    annotations.add(this);
    this.unsubscribe = app.store.subscribe(refresh);
    this.button.addEventListener("click", () => show(id));
    refresh();
  }

  remove() {
    this.unsubscribe();
    annotations.delete(this);
    this.button.remove();
    this.note.remove();
  }

  getTab() {
    return this.panel.closest('[role="tabpanel"]')?.id;
  }

  getAnchorNode() {
    return this.row ?? this.panel;
  }
}

function show(id) {
  app.activate();
  app.store.dispatch(app.actions.setFocusedComment(id, { updatePinnedComment: true, forceFocus: true }));
}

function add(panel, row) {
  const place = placeOf(row);
  const annotation = new RowAnnotation(panel, place);
  app.activate();
  annotation.subscribeToUpdates(app.makeComment(annotation, panel.dataset.versusComments, place));
}

function addOrShow(panel, row) {
  const path = panel.dataset.versusComments;
  const isHere = (one) => one.contentpath === path && one.position === placeOf(row) && !one.deleted && !one.resolved;
  const first = comments().find(isHere);
  if (first) show(first.localId);
  else add(panel, row);
}

function equip(panel) {
  for (const row of panel.querySelectorAll(ROW)) {
    if (toolsOf(row)) continue;
    const tools = document.createElement("span");
    tools.className = "versus-row-tools";
    const icons = ["comment-add", "comment-add-reversed"].map(
      (name) => `<svg class="icon icon-${name}" aria-hidden="true"><use href="#icon-${name}"></use></svg>`,
    );
    tools.innerHTML = `<button type="button" data-comment-add
      class="w-field__comment-button w-field__comment-button--add versus-row-comment">${icons.join("")}</button>`;
    const [button] = tools.children;
    button.ariaLabel = button.title = panel.dataset.add;
    nameAfter(button, titleOf(row));
    button.addEventListener("click", () => add(panel, row));
    const controls = row.querySelector("[data-panel-controls]");
    if (controls) controls.prepend(tools);
    else row.append(tools);
  }
}

// Comments without an annotation are in the form and saved, but seen by nobody.
function annotate(panels) {
  for (const comment of comments()) {
    const panel = panels.find((one) => one.dataset.versusComments === comment.contentpath);
    if (!panel || comment.annotation || comment.deleted || comment.resolved) continue;
    const annotation = new RowAnnotation(panel, comment.position);
    app.updateAnnotation(annotation, comment.localId);
    annotation.subscribeToUpdates(comment.localId);
  }
}

// An autosave brings the comments that the server has, and Wagtail drops all others: also one that is
// being written, or that was made while the form was on its way.
function unsaved({ comments: saved = [] } = {}) {
  const known = comments().map((one) => one.remoteId);
  const added = saved.filter((one) => !known.includes(one.pk));
  const isIn = (comment) => (one) =>
    one.contentpath === comment.contentpath && one.position === comment.position && one.text === comment.text;
  return comments().filter((one) => !one.remoteId && (one.mode === "creating" || !added.some(isIn(one))));
}

function writeAgain(panels, comment, isFocused) {
  const panel = panels.find((one) => one.dataset.versusComments === comment.contentpath);
  if (!panel) return;
  const focused = app.selectors.selectFocused(app.store.getState());
  const annotation = new RowAnnotation(panel, comment.position);
  const id = app.makeComment(annotation, comment.contentpath, comment.position);
  const { mode, text, newText, replies } = comment;
  app.store.dispatch(app.actions.updateComment(id, { mode, text, newText, replies }));
  annotation.subscribeToUpdates(id);
  if (!isFocused) app.store.dispatch(app.actions.setFocusedComment(focused, { updatePinnedComment: true }));
}

// Rows were added, moved or deleted.
function follow(panel) {
  equip(panel);
  for (const annotation of annotations) annotation.stand();
  document.body.dispatchEvent(new CustomEvent("commentAnchorVisibilityChange"));
}

function start(panels) {
  Object.assign(names, JSON.parse(document.querySelector("#comments-data").textContent).rows);
  for (const panel of panels) {
    equip(panel);
    panel.addEventListener("keyup", (event) => {
      const row = event.target.closest(ROW);
      if (row && isCommentShortcut(event)) addOrShow(panel, row);
    });
    panel.addEventListener("w-formset:removed", () => follow(panel));
    const list = panel.querySelector('[id$="-FORMS"]');
    if (list) new MutationObserver(() => follow(panel)).observe(list, { childList: true });
  }
  let kept = [];
  let focused = null;
  const beforeWagtail = ({ detail: { data } }) => {
    Object.assign(names, data?.comments?.rows);
    kept = unsaved(data?.comments);
    focused = app.selectors.selectFocused(app.store.getState());
  };
  const afterWagtail = ({ detail: { data } }) => {
    if (data?.comments) for (const one of kept) writeAgain(panels, one, one.localId === focused);
  };
  document.addEventListener("w-autosave:success", beforeWagtail, { capture: true });
  document.addEventListener("w-autosave:success", afterWagtail);
  app.store.subscribe(() => annotate(panels));
  annotate(panels);
}

const panels = [...document.querySelectorAll("[data-versus-comments]")];
if (app && panels.length) start(panels);
