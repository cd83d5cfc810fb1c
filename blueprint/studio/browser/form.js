/* The form beside the picture: what is selected, field by field. It lives in the browser alone, so that selecting
   waits for nobody and nothing that is being typed is made anew. */
import { Comments } from "./comments.js";
import { remove } from "./edits.js";
import { Field } from "./fields.js";
import { routeNamed } from "./neighbours.js";
import { filled, html } from "./shapes.js";
import { Ways } from "./ways.js";

/* Which sections are open, for all forms of the page. */
const opened = (globalThis[Symbol.for("blueprint.sections")] ??= new Map());

export class Form {
  constructor(stage) {
    this.stage = stage;
    this.told = null;
    this.subject = "";
    this.fields = [];
    this.body = html("div", { class: "form-body" });
    this.root = html("aside", { class: "form" }, this.body);
    this.root.addEventListener("keydown", (event) => { if (event.key === "Escape") { this.flush(); stage.focus(); } });
    this.root.addEventListener("pointerdown", (event) => event.stopPropagation());
    this.body.addEventListener("scroll", () => { this.scrolled = true; });
  }

  get readOnly() { return this.stage.data?.readOnly ?? true; }

  get dirty() { return this.fields.some((field) => field.dirty) || Boolean(this.comments?.dirty); }

  receive(text) {
    this.root.hidden = !text;
    if (!text) { this.told = null; this.subject = ""; return; }
    if (text !== this.text) { this.text = text; this.told = JSON.parse(text); }
    this.root.setAttribute("aria-label", this.told.words.form);
    this.show([...this.stage.selection]);
  }

  flush() { for (const field of this.fields) if (field.dirty) field.flush(); }

  send(verb) { return this.stage.send(verb); }

  show(selection) {
    if (!this.told) return;
    const ids = selection.filter((id) => this.told.parts[id]), route = selection.length === 1 && !ids.length ? this.arrow(selection[0]) : null;
    const subject = JSON.stringify([ids, route, this.stage.data.language, this.readOnly]);
    if (subject !== this.subject) {
      this.flush();
      this.subject = subject;
      this.fields = [];
      this.ways = this.comments = null;
      this.needs = "";
      const made = ids.length > 1 ? this.several(ids) : ids.length ? this.one(ids[0]) : route ? this.between(...route) : this.whole();
      this.body.replaceChildren(...made.filter(Boolean));
      /* Setting it has the whole page arranged at once: only where there is something to set. */
      if (this.scrolled) this.body.scrollTop = 0;
    }
    this.refresh(ids, route);
  }

  arrow(name) {
    const [, kind, from, to] = /^(connection|uses):(.+)->(.+)$/.exec(name) ?? [];
    const known = routeNamed(this.stage.data, name) ?? (kind === "connection" && this.told.parts[from]?.ways.find((way) => way.to === to));
    return known && this.told.parts[from] ? [from, to, kind] : null;
  }

  /* Fields of touchpoints (several ids: all of them), of the map (no id), or of an arrow. */
  field(spec, ids, verb = "field", more = {}) {
    const name = [ids.length > 1 ? "all" : ids[0] ?? "", more.to ? `next/${more.to}` : "", spec.key.replaceAll(".", "/")].filter(Boolean).join("/");
    const field = new Field(spec, name, this, (value) => {
      this.send({ verb, ids, key: spec.key, value, ...more });
      this.preview(spec, ids, value);
    });
    field.place = [verb, ids[0] ?? "", more.to ?? "", spec.key].join("|");
    field.read = (part) => (more.to ? part.ways.find((way) => way.to === more.to)?.handoff?.[spec.key] : part.values[spec.key]);
    this.fields.push(field);
    return field;
  }

  /* Until Python answers, the values as typed. */
  preview(spec, ids, value) {
    this.text = null;
    for (const id of ids) if (this.told.parts[id]) this.told.parts[id].values[spec.key] = value;
  }

  section(id, title, open, children) {
    const summary = html("summary", {}, title, html("span", { class: "count" }));
    const details = html("details", { "data-group": id }, summary, html("div", { class: "fields" }, ...children));
    details.open = opened.get(id) ?? open;
    details.addEventListener("toggle", () => opened.set(id, details.open));
    return details;
  }

  heading(title, about) {
    return html("header", {}, html("h2", {}, title), html("p", { class: "about" }, about), html("div", { class: "problems", "data-key": "top" }));
  }

  button(label, does, css = "") {
    const made = html("button", { type: "button", class: css }, label);
    made.addEventListener("click", does);
    return made;
  }

  one(id) {
    const { told } = this, { words } = told, part = told.parts[id], lane = part.values.lane;
    const name = new Map(told.choices.lane).get(lane) ?? lane;
    this.ways = new Ways(this, id);
    const groups = told.groups.map((group) => this.section(group.id, group.title, group.open, group.fields.map((spec) => this.field(spec, [id]).root)));
    const next = this.section("next", words.next, true, [this.ways.root]);
    const at = told.groups.filter((group) => group.open).length;
    const relations = told.needs.map(([need, title]) => this.field({ key: `meets.${need}`, label: title, kind: "choice", list: "relations" }, [id]).root);
    told.choices.relations = told.relations;
    const rename = this.renaming(id);
    return [
      this.heading(part.values.title ?? id, filled(words.about, { id, lane: name })),
      html("div", { class: "fields" }, this.field(told.title, [id]).root),
      part.values.map ? this.button(filled(words["open-map"], { title: part.values.map }), () => this.send({ verb: "open", id: part.values.map })) : null,
      ...groups.slice(0, at), next, ...groups.slice(at),
      this.talk(id),
      relations.length ? this.section("meets", words.meets, false, relations) : null,
      html("div", { class: "extras" }),
      this.readOnly ? null : html("div", { class: "fields last" }, rename, this.button(words.delete, () => remove(this.stage), "danger")),
    ];
  }

  renaming(id) {
    const field = new Field({ key: "id", label: this.told.words.id, kind: "id" }, `${id}/id`, this, (to) => {
      const new_ = to.trim();
      if (!new_ || new_ === id) { field.shown = id; field.write(id); return; }
      this.stage.expect = { n: this.send({ verb: "rename", id, to: new_ }), ids: [new_] };
    });
    field.place = "";
    field.read = () => id;
    this.fields.push(field);
    return field.root;
  }

  /* Comments on a touchpoint, or on the map. */
  talk(on) {
    if (!this.told.comments) return null;
    this.comments = new Comments(this, on);
    return this.section("comments", this.told.words.comments, this.comments.open > 0, [this.comments.root]);
  }

  several(ids) {
    const { told } = this, { words } = told, parts = ids.map((id) => told.parts[id]);
    return [
      this.heading(filled(words["about-several"], { n: ids.length }), parts.map((part) => part.values.title).join(words.comma ?? " · ")),
      ...told.groups.map((group) => this.section(group.id, group.title, group.open, group.fields.map((spec) => this.field(spec, ids).root))),
      this.readOnly ? null : html("div", { class: "fields last" }, this.button(words["delete-several"], () => remove(this.stage), "danger")),
    ];
  }

  between(from, to, kind) {
    const { words, parts } = this.told, title = (id) => parts[id]?.values.title ?? id;
    if (kind === "uses") {
      return [
        this.heading(`${title(from)} ⇢ ${title(to)}`, filled(words["about-uses"], { from, to })),
        this.readOnly ? null : html("div", { class: "fields last" }, this.button(words["delete-uses"], () => remove(this.stage), "danger")),
      ];
    }
    this.ways = new Ways(this, from, to);
    return [
      this.heading(`${title(from)} → ${title(to)}`, filled(words["about-arrow"], { from, to })),
      this.section("next", words.next, true, [this.ways.root]),
      this.section("handoff", words.handoff, true, this.told.handoff.map((spec) => this.field(spec, [from], "handoff", { to }).root)),
      this.readOnly ? null : html("div", { class: "fields last" }, this.button(words["delete-arrow"], () => remove(this.stage), "danger")),
    ];
  }

  whole() {
    const { words, parts, map } = this.told;
    return [
      this.heading(this.stage.data.title, filled(words["about-map"], { n: Object.keys(parts).length })),
      html("p", { class: "about" }, words.hint),
      html("div", { class: "fields" }, ...map.map((spec) => this.field(spec, []).root)),
      this.talk(""),
    ];
  }

  /* The cursor into the field that a finding is about, as `next[0].share` or `time.standard` says it. */
  reach(place) {
    const within = (key, outer) => key === outer || key.startsWith(`${outer}.`) || key.startsWith(`${outer}[`);
    const mine = this.fields.filter((field) => !field.root.closest(".ways"));
    const found = mine.find(({ spec }) => within(place, spec.key)) ?? mine.find(({ spec }) => within(spec.key, place));
    const input = found?.input ?? (/^(next|end)\b/.test(place) ? this.ways?.root.querySelector("input, select") : null) ?? mine[0]?.input;
    if (!input) return;
    const details = input.closest("details");
    if (details) details.open = true;
    input.focus({ preventScroll: true });
    input.closest(".field, .ways")?.scrollIntoView({ block: "center" });
  }

  /* New values into the fields that are there. */
  refresh(ids, route) {
    const { told } = this, parts = (route ? [route[0]] : ids).map((id) => told.parts[id]);
    const findings = ids.length === 1 || route ? told.findings[route?.[0] ?? ids[0]] ?? [] : ids.length ? [] : told.findings[""] ?? [];
    const placed = new Set();
    for (const field of this.fields) {
      const values = parts.length ? parts.map((part) => field.read(part)) : [told.values[field.spec.key]];
      const mixed = values.some((value) => JSON.stringify(value ?? "") !== JSON.stringify(values[0] ?? ""));
      field.show(mixed ? undefined : values[0], mixed);
      const mine = route ? [] : findings.filter(([place]) => place === field.spec.key || place.startsWith(`${field.spec.key}.`) || place.startsWith(`${field.spec.key}[`));
      mine.forEach((finding) => placed.add(finding));
      field.wrong(mine.map(([, ...rest]) => rest), told.rejected[field.place]);
    }
    this.ways?.refresh(findings.filter(([place]) => /^(next|end)\b/.test(place)));
    const rest = findings.filter((finding) => !placed.has(finding) && !/^(next|end)\b/.test(finding[0]) && !route && (ids.length || !finding[0].includes("[")));
    this.body.querySelector('[data-key="top"]')?.replaceChildren(...rest.map(([, severity, said]) => html("p", { class: severity }, said)));
    this.comments?.refresh();
    if (ids.length === 1) this.extras(parts[0]);
    for (const details of this.body.querySelectorAll("details")) this.marked(details);
    const head = this.body.querySelector("h2");
    if (ids.length === 1 && head) head.textContent = parts[0].values.title ?? ids[0];
  }

  /* How much a section holds, and whether something in it is wrong. */
  marked(details) {
    const inside = this.fields.filter((field) => details.contains(field.root));
    const n = details.dataset.group === "next" ? this.ways.count : details.dataset.group === "comments" ? this.comments.open : inside.filter((field) => (Array.isArray(field.shown) ? field.shown.length : field.shown !== "")).length;
    details.querySelector(".count").textContent = n ? ` · ${n}` : "";
    details.classList.toggle("wrong", Boolean(details.querySelector(".problems > *")));
  }

  extras(part) {
    const layer = this.body.querySelector(".extras");
    if (!layer) return;
    const crossed = (part.crossed ?? []).flatMap(([said, instead]) => [html("p", { class: "crossed" }, said), instead ? html("p", {}, instead) : null]);
    const pictures = (part.pictures ?? []).map(([uri, alt]) => { const made = html("img", { alt }); made.src = uri; return made; });
    layer.replaceChildren(...(crossed.length ? [html("h3", {}, this.told.words.instead), ...crossed.filter(Boolean)] : []), ...pictures);
  }
}
