/* Comments on a touchpoint, or on the map: read, answered, written. They go into their file at once. */
import { html } from "./shapes.js";

const NAME = "blueprint.name";

const nameHere = () => { try { return localStorage.getItem(NAME) ?? ""; } catch { return ""; } };

export class Comments {
  constructor(form, on) {
    Object.assign(this, { form, on, made: "" });
    const { words, me } = form.told;
    this.list = html("div", { class: "comment-list" });
    this.said = html("textarea", { rows: 2, placeholder: words["comment-new"], "aria-label": words["comment-new"], "data-key": "comment" });
    this.by = html("input", { type: "text", placeholder: words["comment-name"], "aria-label": words["comment-name"], autocomplete: "name" });
    this.by.value = me || nameHere();
    this.by.hidden = Boolean(me);
    this.by.addEventListener("change", () => { try { localStorage.setItem(NAME, this.by.value); } catch { /* a browser that keeps nothing */ } });
    this.said.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); this.write(); } });
    const send = form.button(words["comment-send"], () => this.write());
    this.root = html("div", { class: "comments" }, this.list, ...(form.readOnly ? [] : [this.said, html("div", { class: "comment-foot" }, this.by, send)]));
  }

  get mine() { return (this.form.told.comments ?? []).filter((each) => each.on === this.on); }

  get open() { return this.mine.filter((each) => !each.done).length; }

  get dirty() { return this.said.value.trim() !== ""; }

  write() {
    const text = this.said.value.trim();
    if (!text) { this.said.focus(); return; }
    this.form.send({ verb: "comment", on: this.on, by: this.by.value.trim(), text });
    this.said.value = "";
  }

  refresh() {
    const { form } = this, { words } = form.told, made = JSON.stringify([this.mine, form.readOnly]);
    if (made === this.made) return;
    this.made = made;
    const open = this.mine.filter((each) => !each.done), done = this.mine.filter((each) => each.done);
    this.list.replaceChildren(...[...open, ...done].map((each) => {
      const press = form.button(each.done ? words["comment-reopen"] : words["comment-done"], () => form.send({ verb: "resolve", id: each.id, by: this.by.value.trim() }), "quiet");
      return html("article", { class: each.done ? "comment done" : "comment" },
        html("p", { class: "about" }, [each.by, each.at].filter(Boolean).join(" · ")), html("p", {}, each.text),
        each.done ? html("p", { class: "about" }, `${words["comment-was-done"]} ${each.done}`) : "", form.readOnly ? "" : press);
    }));
  }
}
