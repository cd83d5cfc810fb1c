/* Pictures share their lines, and attributes that come often stand as <number>. */
const shared = byId("lines").textContent.split("\n").map((line) => line.replace(/<(\d+)>/g, (_, n) => data.drawings.often[n]));
const drawings = new Map();
const keyOf = (view, segment, language) => view + " " + segment + " " + language;
const parsed = (view, key) => {
  const runs = data.drawings.pictures[view][key], lines = [];
  for (let i = 0; i < runs.length; i += 2) lines.push(...shared.slice(runs[i], runs[i] + runs[i + 1]));
  return new DOMParser().parseFromString(lines.join("\n"), "image/svg+xml").documentElement;
};
/* A copy of the picture of a view; it is put together when it is first asked for. */
const drawing = (view, segment, language) => {
  const key = keyOf(view, segment, language);
  if (!drawings.has(key)) drawings.set(key, parsed(view, segment + " " + language));
  return document.importNode(drawings.get(key), true);
};
drawings.set(keyOf("blueprint", state.segment, state.language), byId("picture").firstElementChild.cloneNode(true));
/* The element that shows a view, and those of the views that are pictures. */
const written = (name) => name === "held" || name === "beside";
const sheetOf = (name) => byId(written(name) ? name : name === "blueprint" ? "picture" : "view-" + name);
const sheets = data.views.filter((name) => !written(name)).map((name) => [name, sheetOf(name)]);
