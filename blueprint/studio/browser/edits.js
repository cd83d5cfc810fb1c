/* The edits: each shows what it does at once, says so, and sends one verb. */
import { choose } from "./choice.js";
import { newId } from "./ids.js";
import { beforeOf, flowOf, inLane, isFlow, isOpen, laneOf, linesOf, nameOf, routeNamed, survivor } from "./neighbours.js";
import { showConnected, showDeleted, showDisconnected, showMoved, showNew, showTitle } from "./optimistic.js";
import { midway, pathOf } from "./picture.js";
import { meets, middle, shape } from "./shapes.js";

const BOX = [150, 62], GAP = 44;

const takenIds = (stage) => new Set([...stage.data.order, ...Object.keys(stage.data.boxes), ...stage.fresh.keys()]);

const around = ([x, y]) => [x - BOX[0] / 2, y - BOX[1] / 2, ...BOX];

/* Right of a box, lower where something stands there. */
const beside = (stage, id) => {
  const [x, y, w, h] = stage.box(id).rect, rect = [x + w + GAP, y + h / 2 - BOX[1] / 2, ...BOX];
  const others = [...Object.values(stage.data.boxes), ...stage.fresh.values()].map((box) => box.rect);
  for (let i = 0; i < 6 && others.some((other) => meets(rect, other)); i += 1) rect[1] += BOX[1] + 12;
  return rect;
};

/* One name field for everything that makes a touchpoint; Tab goes on with the next one. */
const askNew = (stage, { rect, lane, from = null, after = null, on = null }) => {
  const { words } = stage.data;
  stage.view.reveal(rect);
  stage.editor.edit({
    rect, value: "", label: words.name, placeholder: words["new-name"],
    cancelled: () => stage.focus(),
    done: (title, how) => {
      const id = newId(title, takenIds(stage));
      const verb = on ? { verb: "insert", from: on.from, to: on.to, lane, title, id } : { verb: "add-touchpoint", lane, title, id, ...(after ? { after } : {}), ...(from ? { from } : {}) };
      showNew(stage, rect, title, lane, on ? on.from : from, on?.to);
      stage.fresh.set(id, { rect, lane, title, titles: { "": title } });
      stage.focusId = id;
      stage.expect = { n: stage.send(verb), ids: [id] };
      stage.say("said-added", { title });
      if (how === "tab") askNew(stage, { rect: beside(stage, id), lane, from: id, after: id });
      else stage.focus();
      if (how === "save") save(stage);
    },
  });
};

export const addAt = (stage, point, from = null) => {
  const band = stage.bandAt(point[1]);
  if (!band || stage.readOnly()) return;
  const left = inLane(stage.data, band.lane).filter((id) => middle(stage.data.boxes[id].rect)[0] < point[0]).at(-1);
  askNew(stage, { rect: around([point[0], band.y + band.h / 2 + (point[1] - band.y - band.h / 2) / 2]), lane: band.lane, from, after: from ?? left ?? null });
};

export const addAfter = (stage, id = stage.current()) => {
  if (stage.readOnly()) return;
  if (id) askNew(stage, { rect: beside(stage, id), lane: stage.box(id).lane, from: id, after: id });
  else {
    const band = stage.data.bands.find((each) => laneOf(each.lane) === "customer") ?? stage.data.bands[0];
    const last = inLane(stage.data, band.lane).at(-1);
    askNew(stage, { rect: last ? beside(stage, last) : around([280, band.y + band.h / 2]), lane: band.lane, after: last ?? null });
  }
};

export const insertOn = (stage, name) => {
  const route = routeNamed(stage.data, name);
  if (!route || !isFlow(route) || stage.readOnly()) return;
  const at = midway(route.points), band = stage.bandAt(at[1]);
  const lane = band && laneOf(band.lane) !== "evidence" ? band.lane : stage.box(route.from).lane;
  askNew(stage, { rect: around(at), lane, on: route });
};

export const rename = (stage, id) => {
  const box = stage.box(id), { language } = stage.data;
  if (!box || stage.readOnly()) return;
  const path = ["touchpoints", id, "title"], known = Object.keys(box.titles);
  const code = known.includes("") ? "" : known.includes(language) ? language : known[0];
  stage.view.reveal(box.rect);
  stage.editor.edit({
    rect: box.rect, value: box.titles[code] ?? box.title, label: stage.data.words.name,
    cancelled: (how) => { if (how !== "blur") stage.focus(id); if (how === "save") save(stage); },
    done: (title, how) => {
      showTitle(stage, id, title);
      stage.send({ verb: "set", path: code ? [...path, code] : path, value: title });
      stage.say("said-renamed", { title });
      if (how !== "blur") stage.focus(id);
      if (how === "save") save(stage);
    },
  });
};

export const remove = (stage) => {
  if (stage.readOnly()) return;
  const ids = stage.chosenBoxes(), routes = [...stage.selection].map((name) => routeNamed(stage.data, name)).filter(Boolean);
  const next = ids.length ? survivor(stage.data, ids) : routes[0]?.from ?? null;
  if (ids.length) {
    showDeleted(stage, ids);
    stage.send({ verb: "delete", ids, bridge: true });
    stage.say("said-deleted", { count: ids.length });
  }
  for (const route of routes.filter(({ from, to }) => !ids.includes(from) && !ids.includes(to))) {
    showDisconnected(stage, route);
    stage.send({ verb: "disconnect", from: route.from, to: route.to, ...(isFlow(route) ? {} : { uses: true }) });
    stage.say("said-disconnected");
  }
  if (ids.length || routes.length) {
    stage.select([], { quiet: true });
    stage.focus(next);
  }
};

export const connect = (stage, from, to) => {
  if (stage.readOnly() || from === to || !stage.box(from) || !stage.box(to)) return;
  if (flowOf(stage.data).some((route) => route.from === from && route.to === to)) {
    stage.select([`connection:${from}->${to}`], { quiet: true });
    stage.say("said-already");
    return;
  }
  const ends = [middle(stage.box(from).rect), middle(stage.box(to).rect)];
  const drawn = (meaning) => {
    showConnected(stage, ...ends);
    stage.send({ verb: "connect", from, to, ...meaning });
    stage.say("said-connected", { from: stage.box(from).title, to: stage.box(to).title });
  };
  if (!isOpen(stage.data, from, to)) { drawn({ drawn: true }); return; }
  stage.ghosts.replaceChildren(shape("path", { d: pathOf(ends), class: "wire" }));
  stage.say("say-means", { from: stage.box(from).title, to: stage.box(to).title });
  const [x, y] = midway(ends), { x: left, y: top, k } = stage.view.at;
  choose(stage, [["means-goes-on", () => drawn({})], ["means-behind", () => drawn({ behind: true })]], [left + x * k, top + y * k], { label: "means", closed: () => stage.ghosts.replaceChildren() });
};

/* To another lane; the place in the file is kept. */
export const moveToLane = (stage, ids, lane, shift = null) => {
  if (stage.readOnly()) return;
  const band = stage.data.bands.find((each) => each.lane === lane), moved = ids.filter((id) => stage.data.boxes[id]?.lane !== lane);
  for (const id of moved) {
    const box = stage.data.boxes[id];
    if (!box) continue;
    showMoved(stage, id, shift ?? [0, band.y + band.h / 2 - middle(box.rect)[1]]);
    box.lane = lane;
    stage.send({ verb: "move", id, lane });
  }
  if (moved.length) stage.say("said-moved", { lane: band.name });
};

/* Onto an arrow: it goes that way now, and what it leaves is closed behind it. */
export const reroute = (stage, id, route) => {
  if (stage.readOnly()) return;
  stage.send({ verb: "reroute", id, from: route.from, to: route.to });
  stage.say("said-rerouted", { title: stage.box(id).title, from: stage.box(route.from).title, to: stage.box(route.to).title });
};

export const moveInLane = (stage, id, slot, shift = null) => {
  if (stage.readOnly()) return;
  const before = beforeOf(stage.data, id, slot);
  if (shift) showMoved(stage, id, shift);
  const order = stage.data.order.filter((each) => each !== id);
  order.splice(before === null ? order.length : order.indexOf(before), 0, id);
  stage.data.order = order;
  stage.send({ verb: "move", id, before });
  stage.say("said-order", { title: stage.data.boxes[id].title });
};

export const shiftLane = (stage, step) => {
  const ids = stage.chosenBoxes(), lanes = stage.data.bands.map((band) => band.lane);
  if (!ids.length) return;
  const at = lanes.indexOf(stage.data.boxes[ids[0]]?.lane) + step;
  if (at >= 0 && at < lanes.length) moveToLane(stage, ids, lanes[at]);
};

/* Earlier or later among the touchpoints of the lane, in the order of the file. */
export const shiftOrder = (stage, step) => {
  const id = stage.current(), box = id && stage.data.boxes[id];
  if (!box) return;
  const lane = stage.data.order.filter((each) => stage.data.boxes[each]?.lane === box.lane), at = lane.indexOf(id) + step;
  if (at < 0 || at >= lane.length) return;
  const others = lane.filter((each) => each !== id);
  moveInLane(stage, id, { index: at, others });
};

const duplicateOf = (stage, ids) => {
  const known = ids.filter((id) => stage.data.boxes[id]);
  if (!known.length || stage.readOnly()) return;
  stage.expect = { n: stage.send({ verb: "copy", ids: known }), before: new Set(Object.keys(stage.data.boxes)) };
  stage.say("said-pasted", { count: known.length });
};

export const duplicate = (stage) => duplicateOf(stage, stage.chosenBoxes());

/* Touchpoints as YAML, of this map or another. */
export const pasteText = (stage, text) => {
  if (stage.readOnly()) return;
  const after = stage.current();
  stage.expect = { n: stage.send({ verb: "paste", text, ...(after ? { after } : {}) }), before: new Set(Object.keys(stage.data.boxes)) };
  stage.say("said-pasted", { count: "" });
};

export const history = (stage, verb) => {
  if (stage.readOnly()) return;
  stage.expect = { n: stage.send({ verb }), before: new Set(Object.keys(stage.data.boxes)) };
  stage.say(verb === "undo" ? "said-undone" : "said-redone");
};

export const save = (stage) => {
  if (stage.readOnly()) return;
  stage.send({ verb: "save" });
  stage.say("said-saved");
};

/* The arrows and dashed lines of a touchpoint, those out of it first, one after the other. */
export const nextLink = (stage) => {
  const [only] = stage.selection, now = stage.selection.size === 1 && routeNamed(stage.data, only);
  const id = now ? stage.linkOwner ?? now.from : stage.current();
  const names = linesOf(stage.data).filter((route) => route.from === id || route.to === id).sort((a, b) => Number(isFlow(b)) - Number(isFlow(a)) || Number(b.from === id) - Number(a.from === id)).map(nameOf);
  if (!names.length) return;
  stage.linkOwner = id;
  stage.select([names[(names.indexOf(only) + 1) % names.length]]);
};
