/* The stage: what is shown and selected, and the way between the page and Python. */
import { decorate, glide, hoverOver, rove, showHeads } from "./boxes.js";
import { chooseFrom, leaveMode } from "./connecting.js";
import { addAfter } from "./edits.js";
import { Form } from "./form.js";
import { Frame } from "./frame.js";
import { showHelp } from "./help.js";
import { dotLayer } from "./inline.js";
import { listenToKeys } from "./keys.js";
import { laneHints, pins } from "./marks.js";
import { laneAt, linesOf, nameOf } from "./neighbours.js";
import { boxId, hitLayer, indexPicture, readPicture } from "./picture.js";
import { listenToClipboard } from "./clipboard.js";
import { Finder } from "./finding.js";
import { listenToMenu } from "./menu.js";
import { Minimap } from "./minimap.js";
import { listenToPointer } from "./pointer.js";
import { listenToTouch } from "./touch.js";
import { Queue } from "./queue.js";
import { setSelection, showSelection, toggleSelected } from "./selection.js";
import { filled, html, shape } from "./shapes.js";
import { Telling } from "./telling.js";
import { colour } from "./theme.js";
import { TitleEditor } from "./title-editor.js";
import { Toolbar } from "./toolbar.js";
import { View } from "./view.js";

/* Which wish to see something was fulfilled last, by name of the component: a new one on the page does not begin anew. */
const shown = (globalThis[Symbol.for("blueprint.shown")] ??= new Map());

export class Stage {
  constructor(host, key) {
    this.host = host;
    this.data = null;
    this.parts = { groups: new Map(), arrows: new Map() };
    this.fresh = new Map();
    this.selection = new Set();
    this.focusId = this.mode = this.gesture = this.expect = this.linkOwner = null;
    this.space = false;
    this.given = "[]";
    this.sent = null;
    this.echoes = new Set();
    this.shown = { told: [], svg: "", theme: "", k: 0 };
    this.key = key;
    this.wanted = this.field = null;
    this.queue = new Queue(key, host);
    this.telling = new Telling((ids) => this.report(ids));
    this.queue.before = () => this.telling.now();
    this.layers();
    this.view = new View(key, () => this.looked());
    this.editor = new TitleEditor(this.sheet, this.view);
    this.finder = new Finder(this);
    this.minimap = new Minimap(this);
    this.root.append(this.minimap.root);
    listenToTouch(this);
    listenToPointer(this);
    listenToMenu(this);
    listenToClipboard(this);
    const unlisten = listenToKeys(this);
    const sizes = new ResizeObserver(() => this.resized());
    sizes.observe(this.root);
    this.stop = () => { this.form.flush(); this.telling.now(); unlisten(); sizes.disconnect(); this.editor.stop(); this.queue.stop(); this.frame.root.remove(); };
  }

  layers() {
    this.picture = shape("g", { class: "picture" });
    [this.hints, this.over, this.hud, this.ghosts] = ["hints", "over", "hud", "ghosts"].map((name) => shape("g", { class: name }));
    this.world = shape("g", { class: "world" }, this.picture, this.hints, this.over, this.hud, this.ghosts);
    this.pinned = shape("g");
    this.svg = shape("svg", { class: "stage", role: "group", tabindex: "-1" }, this.world, this.pinned);
    this.sheet = html("div", { class: "sheet" });
    this.toolbar = new Toolbar();
    this.live = html("div", { class: "live", role: "status", "aria-live": "polite" });
    this.note = html("p", { class: "note", hidden: "" });
    this.root = html("div", { class: "canvas" }, this.svg, this.sheet, this.note, this.toolbar.root, this.live);
    this.form = new Form(this);
    this.frame = new Frame(this.root, this.form);
    this.host.append(this.frame.root);
    this.svg.addEventListener("focusin", (event) => this.focused(event.target));
  }

  /* Into another element, with what is open here. */
  move(host) {
    this.host = this.queue.host = host;
    host.append(this.frame.root);
    this.editor.goOn();
  }

  /* From Python. */
  receive({ told, svg, form, selected }, setStateValue) {
    const { shown: { told: [before] } } = this, same = !this.next && !this.dirty && [told, svg, form].every((text, n) => text === this.shown.told[n]);
    this.queue.post = (ops) => setStateValue("ops", ops);
    this.report = (ids) => setStateValue("selected", ids);
    if (same) { this.repeated(selected); return; }
    this.shown.told = [told, svg, form];
    const data = { ...JSON.parse(told), svg, form };
    this.queue.acknowledge(data.seq);
    this.next = data;
    if (!before) this.data = data;
    const [n, id, field] = data.goto ?? [0];
    if (n && n !== (shown.get(this.key) ?? 0)) { shown.set(this.key, n); this.wanted = id || null; this.field = field || null; }
    this.frame.root.style.height = data.height;
    this.root.style.setProperty("--fonts", data.fonts);
    colour(this, data.palette);
    this.adopt(selected);
    this.settle();
  }

  /* An answer that says nothing new, as to a selection, has nothing drawn. */
  repeated(selected) {
    const { data, selection } = this;
    this.queue.acknowledge(data.seq);
    colour(this, data.palette);
    this.adopt(selected);
    if (selection !== this.selection) this.show([...this.selection]);
  }

  /* Draw what Python sent last, but not under a moving pointer, nor while newer edits are on their way. */
  settle() {
    if (!this.next || this.gesture || this.queue.pending.length) return;
    this.data = this.next;
    this.next = null;
    this.draw();
    this.form.receive(this.data.form);
    this.frame.draw();
    this.minimap.draw();
    if (this.field && this.form.told && this.selection.size <= 1) { this.frame.reach(this.field); this.field = null; }
  }

  /* What Python selects; what it only repeats of this page, however late, never takes a newer selection away. */
  adopt(selected) {
    const given = JSON.stringify(selected);
    if (given === this.given) return;
    this.given = given;
    if (given === this.sent) this.echoes.clear();
    else if (!this.echoes.has(given)) {
      this.selection = new Set(selected);
      this.telling.drop();
    }
  }

  draw() {
    const { data, root } = this, focused = this.svg.contains(this.active());
    const places = new Map([...this.parts.groups.keys()].map((id) => [id, this.old?.[id]?.rect]));
    if (data.svg !== this.shown.svg || this.dirty) this.paint();
    this.dirty = false;
    this.fresh.clear();
    this.over.replaceChildren(dotLayer(data));
    this.hints.replaceChildren(laneHints(data));
    this.svg.setAttribute("aria-label", data.title || data.words.canvas);
    root.lang = data.language;
    root.dataset.seq = data.seq;
    root.classList.toggle("read-only", data.readOnly);
    root.classList.toggle("earlier", data.earlier);
    this.note.textContent = data.words.start;
    this.note.hidden = data.readOnly || Object.keys(data.boxes).length > 0;
    this.toolbar.show(data.words, data.readOnly, this.actions());
    this.chooseExpected();
    if (!data.boxes[this.focusId]) this.focusId = this.chosenBoxes()[0] ?? this.focusId ?? null;
    decorate(this);
    this.show([...this.selection]);
    this.looked();
    if (!this.view.at.placed && this.view.room[0]) this.view.start(data.size);
    glide(this, places);
    this.old = data.boxes;
    if (focused) this.focus();
    this.goTo(this.wanted);
  }

  paint() {
    const parts = readPicture(this.data.svg);
    if (!parts) { this.say("unreadable"); return; }
    this.picture.replaceChildren(...parts);
    this.parts = indexPicture(this.picture);
    this.parts.boxes?.before(hitLayer(linesOf(this.data), nameOf));
    this.shown.svg = this.data.svg;
  }

  chooseExpected() {
    const { expect, data } = this;
    if (!expect || data.seq < expect.n) return;
    this.expect = null;
    const ids = expect.ids ? expect.ids.filter((id) => data.boxes[id]) : Object.keys(data.boxes).filter((id) => !expect.before.has(id));
    if (!ids.length) return;
    this.focusId = ids[0];
    setTimeout(() => this.select(ids, { quiet: true }));
    this.view.reveal(data.boxes[ids[0]].rect);
  }

  goTo(id) {
    const box = this.data.boxes[id];
    if (!box || !this.view.at.placed) return;
    this.wanted = null;
    if (this.view.at.k < 0.5) this.view.zoom(0.8 / this.view.at.k);
    this.view.reveal(box.rect, true);
    this.focusId = id;
    rove(this);
    const group = this.parts.groups.get(id);
    group?.classList.add("called");
    setTimeout(() => group?.classList.remove("called"), 1600);
  }

  /* To Python. */
  send(verb) {
    this.dirty = true;
    return this.queue.add(verb);
  }

  select(ids, how) { setSelection(this, ids, how); }

  toggle(id) { toggleSelected(this, id); }

  show(ids) { showSelection(this, ids); }

  heads() { if (this.data) showHeads(this); }

  hover(target) { if (this.data && !this.gesture) hoverOver(this, target); }

  choose(from) { if (!this.readOnly()) chooseFrom(this, from); }

  leave() { leaveMode(this); }

  actions() {
    return {
      add: () => addAfter(this),
      connect: () => (this.mode ? this.leave() : this.choose(this.current())),
      fit: () => this.view.fit(this.data.size),
      zoomIn: () => this.view.zoom(1.2),
      zoomOut: () => this.view.zoom(1 / 1.2),
      zoomReset: () => this.view.zoom(1 / this.view.at.k),
      find: () => this.finder.open(),
      help: () => this.help(),
    };
  }

  help() { showHelp(this.sheet, this.data.words, () => this.focus()); }

  say(word, values = {}) {
    const text = filled(this.data.words[word] ?? word, values);
    /* The same sentence twice must still be a change. */
    this.live.textContent = this.live.textContent === text ? `${text}\u00a0` : text;
  }

  readOnly() {
    if (this.data.readOnly) this.say("said-read-only");
    return this.data.readOnly;
  }

  box(id) { return this.data.boxes[id] ?? this.fresh.get(id); }

  bandAt(y) { return laneAt(this.data, y); }

  chosenBoxes() { return [...this.selection].filter((id) => this.data.boxes[id]); }

  /* The touchpoint keys act on: the one in focus if it is selected, else the last selected. */
  current() {
    if (this.fresh.has(this.focusId)) return this.focusId;
    const chosen = this.chosenBoxes();
    return chosen.includes(this.focusId) ? this.focusId : chosen.at(-1) ?? null;
  }

  first() { return this.data?.order.find((id) => this.data.boxes[id]) ?? Object.keys(this.data?.boxes ?? {})[0] ?? null; }

  active() { return this.svg.getRootNode().activeElement; }

  focused(target) {
    const group = target.closest('g[id^="touchpoint:"]');
    if (!group) return;
    this.focusId = boxId(group);
    rove(this);
  }

  focus(id = this.focusId) {
    if (this.editor.open || this.active()?.closest?.("dialog, .form, .menu")) return;
    const group = this.parts.groups.get(id);
    if (group) this.focusId = id;
    (group ?? this.svg).focus({ preventScroll: true });
    rove(this);
  }

  isSeen() { return this.root.isConnected && this.root.getClientRects().length > 0; }

  /* The view moved. */
  looked() {
    this.world.setAttribute("transform", this.view.transform());
    this.editor?.place();
    this.toolbar.zoomed(this.view.at.k);
    if (!this.data) return;
    this.pinned.replaceChildren(pins(this.data, this.view));
    this.minimap.looked();
    if (this.view.at.k !== this.shown.k) { this.shown.k = this.view.at.k; this.heads(); }
  }

  resized() {
    const { width, height } = this.root.getBoundingClientRect();
    if (!width) return;
    this.view.room = [width, height];
    if (!this.data) return;
    if (!this.view.at.placed) this.view.start(this.data.size);
    else if (!this.view.at.moved) this.view.start(this.data.size);
    this.goTo(this.wanted);
  }
}
