/* Where customers go from a touchpoint: each way with its share and its condition, and what adds one. */
import { Field } from "./fields.js";
import { filled, html } from "./shapes.js";

export class Ways {
  constructor(form, id, only = null) {
    Object.assign(this, { form, id, only, made: "", fields: [] });
    this.root = html("div", { class: "ways" });
  }

  get part() { return this.form.told.parts[this.id]; }

  get count() { return this.part?.ways.length ?? 0; }

  refresh(findings) {
    const { part, form } = this;
    if (!part) return;
    const made = JSON.stringify([part.ways.map((way) => [way.to, way.leaves]), part.together, form.readOnly]);
    if (made !== this.made) this.build(made);
    for (const [field, read, place] of this.fields) {
      field.show(read());
      field.wrong([], form.told.rejected[place]);
    }
    this.problems.replaceChildren(...findings.map(([, severity, said]) => html("p", { class: severity }, said)));
  }

  build(made) {
    const { part, form, id } = this, { words } = form.told, several = part.ways.length > 1 && !part.together;
    this.made = made;
    form.fields = form.fields.filter((field) => !this.fields.some(([mine]) => mine === field));
    this.fields = [];
    this.problems = html("div", { class: "problems" });
    const rows = part.ways.map((way) => this.row(way, several));
    this.root.replaceChildren(...rows, this.problems, ...(form.readOnly || part.together ? [] : [this.adders()]));
  }

  bind(spec, way, verb, read) {
    const { form, id } = this, more = { to: way.to, leaves: way.leaves };
    const field = new Field(spec, `${id}/${way.leaves ? "end" : "next"}/${way.to}/${spec.key}`, form, (value) => form.send({ verb, ids: [id], value, ...more }));
    const place = [verb, id, way.to, ""].join("|");
    field.place = place;
    field.read = read;
    this.fields.push([field, read, place]);
    form.fields.push(field);
    return field.root;
  }

  row(way, several) {
    const { form, id } = this, { words } = form.told, now = () => this.part.ways.find((each) => each.to === way.to && each.leaves === way.leaves) ?? way;
    const title = way.leaves ? filled(words.leaves, { name: way.title }) : way.title;
    const share = several ? this.bind({ key: "share", label: words.share, kind: "share", help: words["share-help"], bare: true, example: "?" }, way, "share", () => now().share) : null;
    const drop = form.button("×", () => form.send({ verb: "disconnect", from: id, to: way.to, ...(way.leaves ? { exit: true } : {}) }), "quiet");
    drop.setAttribute("aria-label", `${words.remove} ${title}`);
    const when = several && !way.leaves ? this.bind({ key: "when", label: words.when, kind: "text", bare: true }, way, "when", () => now().when) : null;
    return html("div", { class: `way ${this.only === way.to ? "this" : ""}` }, html("span", { class: "way-title", title: way.to }, `→ ${title}`), share, form.readOnly ? null : drop, when);
  }

  adders() {
    const { form, part, id } = this, { words, choices, exits } = form.told, taken = new Set(part.ways.map((way) => way.to));
    const adder = (label, entries, verb) => {
      const select = html("select", { "aria-label": label }, ...[["", label], ...entries.filter(([each]) => each && !taken.has(each))].map(([each, said]) => html("option", { value: each }, said)));
      select.addEventListener("change", () => { if (select.value) form.send(verb(select.value)); });
      return select;
    };
    return html("div", { class: "adders" },
      adder(words["add-way"], (choices.touchpoint ?? []).filter(([each]) => each !== id), (to) => ({ verb: "connect", from: id, to })),
      adder(words["add-exit"], exits, (to) => ({ verb: "exit", ids: [id], to })));
  }
}
