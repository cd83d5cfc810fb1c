/* What the presenter sees and the audience does not: notes, the time gone by, what comes next. In a window of its own,
   else below the picture. */
class Notes {
  constructor(root, words) {
    this.root = root;
    this.words = words;
    this.since = Date.now();
    setInterval(() => this.tick(), 1000);
  }

  get open() { return Boolean(this.window && !this.window.closed) || !this.root.hidden; }

  toggle() {
    if (this.open) { this.window?.close(); this.window = null; this.root.hidden = true; return; }
    this.window = window.open("", "blueprint-notes", "width=760,height=520");
    if (this.window) {
      const style = element("style", "");
      style.textContent = document.querySelector("style").textContent;
      this.window.document.head.replaceChildren(style);
      this.window.document.body.className = "presenter";
      this.window.document.title = this.words.notes;
      this.window.addEventListener("keydown", (event) => document.dispatchEvent(new KeyboardEvent("keydown", { key: event.key })));
    } else this.root.hidden = false;
    this.show(this.last);
  }

  show(told) {
    this.last = told;
    if (!this.open || !told) return;
    const lines = told.notes.length ? told.notes.map((note) => element("p", "note", note)) : [element("p", "soft", this.words["no-notes"])];
    const next = told.next ? [element("h3", "", this.words.next), element("p", "", told.next)] : [];
    this.clock = element("p", "clock", "");
    const parts = [this.clock, element("h2", "", told.title), ...lines, ...next, ...(this.window ? [] : [element("p", "soft", this.words.blocked)])];
    (this.window ? this.window.document.body : this.root).replaceChildren(...parts);
    this.tick();
  }

  tick() {
    if (!this.clock) return;
    const gone = Math.floor((Date.now() - this.since) / 1000);
    this.clock.textContent = `${Math.floor(gone / 60)}:${String(gone % 60).padStart(2, "0")}`;
  }
}
