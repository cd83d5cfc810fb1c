/* One field of the form: it shows what the map says, and gives what is typed when it is left. What is being typed is
   never taken away: a new value from elsewhere waits until the field is left. */
import { filled, html } from "./shapes.js";

const LINES = ["lines", "notes"], MANY = ["choices", "supports", "ids"], ONE = ["choice", "touchpoint", "zone", "truth"];
let number = 0;

const same = (a, b) => JSON.stringify(a ?? "") === JSON.stringify(b ?? "");

export class Field {
  /* `give(value)` is called with every new value; `form` knows words, choices, scale and whether all is read-only. */
  constructor(spec, key, form, give) {
    Object.assign(this, { spec, key, form, give, shown: "" });
    this.id = `f${(number += 1)}`;
    const kind = spec.kind;
    this.input = LINES.includes(kind) ? html("textarea", { rows: 3 })
      : ONE.includes(kind) ? html("select") : MANY.includes(kind) ? html("select")
        : kind === "score" ? html("input", { type: "range" }) : html("input", { type: "text", autocomplete: "off", spellcheck: "false", placeholder: spec.example ?? "" });
    this.input.id = this.id;
    if (spec.help) this.input.title = spec.help;
    this.problems = html("div", { class: "problems", id: `${this.id}p` });
    this.input.setAttribute("aria-describedby", this.problems.id);
    this.label = html("label", { for: this.id, title: spec.help ?? "" }, spec.label);
    this.chips = html("div", { class: "chips" });
    this.root = html("div", { class: `field ${spec.wide === false ? "half" : ""}`, "data-key": key }, this.label);
    if (MANY.includes(kind)) this.root.append(this.chips);
    if (kind === "score") this.scored();
    else this.root.append(this.input);
    this.root.append(this.problems);
    if (spec.bare) { this.label.className = "unseen"; this.input.placeholder = spec.label; }
    this.input.disabled = form.readOnly;
    this.base = this.input.value;
    this.input.addEventListener("change", () => this.flush());
    this.input.addEventListener("compositionstart", () => { this.composing = true; });
    this.input.addEventListener("compositionend", () => { this.composing = false; });
    this.input.addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    if (this.composing || event.isComposing || event.keyCode === 229) { event.stopPropagation(); return; }
    if (event.key === "Escape" && this.dirty) { this.write(this.shown); event.stopPropagation(); }
    else if (event.key === "Enter" && this.input.tagName === "INPUT") { this.flush(); event.stopPropagation(); }
  }

  /* A slider cannot say "nothing": a button does. */
  scored() {
    const words = this.form.told.words;
    this.said = html("output", { for: this.id });
    this.clear = html("button", { type: "button", class: "quiet", "aria-label": words.clear, title: words.clear }, "×");
    this.clear.disabled = this.form.readOnly;
    this.clear.addEventListener("click", () => { this.give(""); this.shown = ""; this.write(""); });
    this.input.addEventListener("input", () => this.saying(this.input.value));
    this.root.append(html("div", { class: "score" }, this.input, this.said, this.clear));
  }

  saying(value) {
    this.said.textContent = value === "" || value === null || value === undefined ? "–" : `${Number(value) > 0 ? "+" : ""}${Number(value)}`.replace("-", "−");
  }

  get many() { return MANY.includes(this.spec.kind); }

  get value() { return this.many ? this.list : this.input.value; }

  /* Held against what the field itself made of its value: a slider keeps within its scale, a line has no line ends. */
  get dirty() { return !this.many && this.input.value !== this.base; }

  flush() {
    if (this.many) {
      const chosen = this.input.value;
      if (chosen) this.change([...(this.list ?? []), chosen]);
      this.input.value = "";
    } else if (this.dirty && !this.composing) {
      this.shown = this.base = this.input.value;
      this.give(this.spec.kind === "score" ? Number(this.input.value) : this.input.value);
    }
  }

  change(list) { this.list = this.shown = list; this.give(list); this.draw(); }

  /* From the map; `mixed` where several touchpoints say different things. */
  show(value, mixed = false) {
    const next = value ?? (this.many ? [] : "");
    this.options(next);
    if (this.dirty && this.input === this.input.getRootNode().activeElement) return;
    if (this.many && same(next, this.list) && this.list) { this.draw(); return; }
    this.shown = next;
    this.write(next);
    if (mixed && this.input.tagName !== "SELECT") this.input.placeholder = this.form.told.words.several;
    this.root.classList.toggle("mixed", mixed);
  }

  write(value) {
    if (this.many) { this.list = value; this.draw(); return; }
    if (this.spec.kind === "score") this.saying(value);
    const said = this.spec.kind === "score" && value === "" ? "0" : String(value);
    if (this.input.value !== said) this.input.value = said;
    this.base = this.input.value;
  }

  options(value) {
    const { told } = this.form, { kind } = this.spec;
    if (kind === "score") {
      Object.assign(this.input, { min: -told.scale, max: told.scale, step: Number.isInteger(value || 0) ? 1 : 0.1 });
    } else if (ONE.includes(kind) || this.many) {
      const known = told.choices[this.spec.list] ?? [], all = new Map(known);
      if (!this.many && value !== "" && !all.has(value)) all.set(value, filled(told.words.missing, { name: value }));
      if (!this.many && !all.has("") && value === "") all.set("", "–");
      if (this.many) all.forEach((_, each) => { if ((value ?? []).includes(each)) all.delete(each); });
      const entries = [...(this.many ? [["", told.words.choose]] : []), ...all], made = JSON.stringify(entries);
      if (made === this.made) return;
      this.made = made;
      const before = this.input.value;
      this.input.replaceChildren(...entries.map(([each, said]) => html("option", { value: each }, said)));
      this.input.value = before;
    }
  }

  draw() {
    const names = new Map(this.form.told.choices[this.spec.list] ?? []);
    this.chips.replaceChildren(...(this.list ?? []).map((each) => {
      const name = names.get(each) ?? each, button = html("button", { type: "button", "aria-label": `${this.form.told.words.remove} ${name}` }, "×");
      button.disabled = this.form.readOnly;
      button.addEventListener("click", () => { this.change(this.list.filter((other) => other !== each)); this.input.focus(); });
      return html("span", { class: "chip" }, name, button);
    }));
    this.options(this.list);
  }

  /* What is wrong: what was typed and cannot be taken stays in the field with the reason. */
  wrong(findings, rejected) {
    if (rejected && !this.dirty && !this.many && this.spec.kind !== "score") { this.shown = rejected[0]; this.write(rejected[0]); }
    const lines = [...(rejected ? [["error", rejected[1]]] : []), ...findings];
    this.problems.replaceChildren(...lines.map(([severity, said]) => html("p", { class: severity }, said)));
    if (rejected) this.input.setAttribute("aria-invalid", "true"); else this.input.removeAttribute("aria-invalid");
  }
}
