const groups = () => [...document.querySelectorAll('#picture g[id^="touchpoint:"]')];
const idOf = (element) => element.id.slice("touchpoint:".length);
const tint = (score) => {
  const part = score / data.scale;
  return part <= -0.5 ? "lowest" : part < 0 ? "low" : part >= 0.5 ? "highest" : part > 0 ? "high" : "";
};
/* What does not belong to the overlay, or to what is searched for, steps back. */
const dim = () => {
  const overlay = state.overlay, wanted = byId("search").value.trim().toLowerCase();
  state.hits = [];
  for (const box of groups()) {
    const id = idOf(box), known = details(id), hit = Boolean(wanted) && data.touchpoints[id].search.includes(wanted);
    box.classList.remove("off", "hit", "low", "lowest", "high", "highest");
    if (hit) { state.hits.push(id); box.classList.add("hit"); }
    if (wanted ? !hit : overlay !== "all" && !known.overlays.includes(overlay)) box.classList.add("off");
    if (overlay === "emotion" && known.score !== null && tint(known.score)) box.classList.add(tint(known.score));
  }
  const step = (selector, on, kind) => document.querySelectorAll("#picture " + selector).forEach((e) => e.classList.toggle(kind || "off", on));
  step('g[id^="evidence:"]', Boolean(wanted) || !["all", "evidence"].includes(overlay));
  step("#connections > path", Boolean(wanted) || !["all", "evidence"].includes(overlay));
  step("#connections > g", Boolean(wanted) || overlay !== "all", "faint");
  step("#labels", Boolean(wanted) || !["all", "time"].includes(overlay), "faint");
  step("#emotion", overlay !== "all" && overlay !== "emotion");
  const count = byId("count");
  count.textContent = wanted ? `${state.hits.length ? Math.max(0, state.at) + 1 : 0} / ${state.hits.length}` : "";
};
const figures = () => {
  const list = byId("figures");
  list.replaceChildren();
  for (const [label, value, note, kind] of data.segments.find((s) => s.id === state.segment).figures) {
    const item = make("li");
    item.append(make("span", whole(label), { class: "label" }), make("strong", said(value)[0], { class: kind }));
    if (note >= 0) item.append(make("span", said(note)[0], { class: "note" }));
    list.append(item);
  }
};
const words = () => {
  document.documentElement.lang = state.language === "en" ? "en" : "zh";
  document.querySelectorAll("[data-word]").forEach((e) => { e.textContent = word(e.dataset.word); });
  document.querySelectorAll("[data-name]").forEach((e) => { const name = word(e.dataset.name); e.setAttribute("aria-label", name); e.title = name; });
  document.querySelectorAll("[data-text]").forEach((e) => put(e, Number(e.dataset.text)));
  byId("search").placeholder = word("search");
  for (const option of byId("segment").options) option.textContent = whole(data.segments.find((s) => s.id === option.value).title);
  document.title = whole(data.title);
};
/* Another segment or language: every view shows its own picture of it. */
const mount = () => {
  for (const [name, box] of sheets) box.replaceChildren(drawing(name, state.segment, state.language));
  const svg = picture.querySelector("svg");
  svg.setAttribute("role", "group");
  for (const box of groups()) {
    box.setAttribute("tabindex", "0");
    box.setAttribute("role", "button");
    const said = [...box.querySelectorAll("text")].map((text) => text.textContent.trim()).join(" ");
    box.setAttribute("aria-label", said || whole(data.touchpoints[idOf(box)].title));
  }
  words();
  figures();
  show();
  dim();
  hold();
  told();
  listed();
};
const press = (name, value) => document.querySelectorAll(`[data-${name}-is]`).forEach((b) => b.setAttribute("aria-pressed", String(b.getAttribute(`data-${name}-is`) === value)));
document.querySelectorAll("[data-language-is]").forEach((b) => b.addEventListener("click", () => { state.language = b.getAttribute("data-language-is"); press("language", state.language); mount(); }));
document.querySelectorAll("[data-overlay-is]").forEach((b) => b.addEventListener("click", () => { state.overlay = b.getAttribute("data-overlay-is"); press("overlay", state.overlay); dim(); }));
byId("segment").addEventListener("change", (event) => { state.segment = event.target.value; mount(); });
byId("search").addEventListener("input", () => { state.at = -1; dim(); });
byId("search").addEventListener("keydown", (event) => {
  if (event.key === "Escape") { event.target.value = ""; dim(); stage.focus(); }
  if (event.key !== "Enter" || !state.hits.length) return;
  state.at = (state.at + (event.shiftKey ? state.hits.length - 1 : 1)) % state.hits.length;
  state.chosen = state.hits[state.at];
  show();
  centre(group(state.chosen));
  dim();
});
picture.addEventListener("click", (event) => {
  const box = event.target.closest('g[id^="touchpoint:"]');
  if (box && !dragged) choose(idOf(box));
});
picture.addEventListener("keydown", (event) => {
  const box = event.target.closest('g[id^="touchpoint:"]');
  if (box && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); choose(idOf(box)); }
});
picture.addEventListener("focusin", (event) => {
  const box = event.target.closest('g[id^="touchpoint:"]');
  if (!box || !box.matches(":focus-visible")) return;
  const room = stage.getBoundingClientRect(), rect = box.getBoundingClientRect();
  stage.scrollTo(0, 0);
  if (rect.left < room.left || rect.right > room.right || rect.top < room.top || rect.bottom > room.bottom) centre(box);
  if (!panel.hidden) choose(idOf(box));
});
