/* Which touchpoint is next to which: along the flow, between lanes, in a lane. Pure functions of the data. */
import { middle } from "./shapes.js";

export const isFlow = (route) => route.kind === "flow";

export const flowOf = (data) => data.routes.filter(isFlow);

/* What can be selected: dashed lines between two touchpoints, and the arrows over them. */
export const linesOf = (data) => [...data.routes.filter((route) => route.kind === "uses" && data.boxes[route.from] && data.boxes[route.to]), ...flowOf(data)];

export const nameOf = (route) => `${isFlow(route) ? "connection" : "uses"}:${route.from}->${route.to}`;

export const routeNamed = (data, name) => linesOf(data).find((route) => nameOf(route) === name);

/* `frontstage/teller` is a part of the lane `frontstage`. */
export const laneOf = (name) => name.split("/", 1)[0];

/* Whether a line can mean two things: one end stands backstage, and nothing says yet what for. */
export const isOpen = (data, from, to) => {
  const [open, ...both] = [from, to].filter((id) => data.open.includes(id)), other = open === from ? to : from;
  return Boolean(open) && !both.length && !["evidence", "support"].includes(laneOf(data.boxes[other]?.lane ?? "support"));
};

export const laneAt = (data, y) => data.bands.find((band) => y >= band.y && y < band.y + band.h);

export const inLane = (data, lane) => Object.keys(data.boxes).filter((id) => data.boxes[id].lane === lane)
  .sort((a, b) => data.boxes[a].rect[0] - data.boxes[b].rect[0] || data.boxes[a].rect[1] - data.boxes[b].rect[1]);

const nearest = (data, id, fits) => {
  const [x, y] = middle(data.boxes[id].rect);
  let best = null, least = Infinity;
  for (const [other, box] of Object.entries(data.boxes)) {
    const [ox, oy] = middle(box.rect);
    const far = other === id ? null : fits(ox - x, oy - y);
    if (far !== null && far < least) [best, least] = [other, far];
  }
  return best;
};

/* The nearest box in a direction; straight ahead counts more than aside. */
export const towards = (data, id, direction) => nearest(data, id, (dx, dy) => {
  const [along, aside] = { left: [-dx, dy], right: [dx, dy], up: [-dy, dx], down: [dy, dx] }[direction];
  return along > 4 ? along + 2 * Math.abs(aside) : null;
});

/* The way most customers go on, or came from; where the flow ends, the nearest box on that side. */
export const along = (data, id, forward) => {
  const share = (route) => Number.parseFloat(route.text ?? "100");
  const ways = flowOf(data).filter((route) => (forward ? route.from : route.to) === id && route.from !== route.to);
  const [best] = ways.sort((a, b) => share(b) - share(a));
  return best ? (forward ? best.to : best.from) : towards(data, id, forward ? "right" : "left");
};

/* The arrow that passes a point, but for those of one touchpoint. */
export const arrowNear = (data, [x, y], far, id) => flowOf(data).find((route) => route.from !== id && route.to !== id && route.points.some((at, i) => {
  const [ax, ay] = at, [bx, by] = route.points[i + 1] ?? at, long = (bx - ax) ** 2 + (by - ay) ** 2;
  const part = long ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long)) : 0;
  return Math.hypot(ax + part * (bx - ax) - x, ay + part * (by - ay) - y) < far;
})) ?? null;

/* Where a box dropped at x would stand among the others of a lane: before which, and where that is. */
export const slotAt = (data, lane, x, dragged) => {
  const others = inLane(data, lane).filter((id) => !dragged.has(id));
  const after = others.findIndex((id) => middle(data.boxes[id].rect)[0] > x);
  const index = after < 0 ? others.length : after;
  const edge = (id, right) => data.boxes[id].rect[0] + (right ? data.boxes[id].rect[2] : 0);
  const left = index > 0 ? edge(others[index - 1], true) : null, right = index < others.length ? edge(others[index], false) : null;
  const at = left === null ? (right === null ? x : right - 14) : right === null || right < left ? left + 14 : (left + right) / 2;
  return { index, others, at };
};

/* The file order that puts a touchpoint at a place of its lane: the id it must stand before, or null for last. */
export const beforeOf = (data, id, slot) => {
  const order = data.order.filter((each) => each !== id);
  if (slot.index < slot.others.length) return slot.others[slot.index];
  const last = slot.others[slot.others.length - 1];
  return last === undefined ? null : order[order.indexOf(last) + 1] ?? null;
};

/* The touchpoint a piece of evidence belongs to. */
export const ownerOf = (data, evidence) => {
  const link = data.routes.find((route) => route.kind === "evidence" && [route.from, route.to].includes(evidence));
  return link ? (link.from === evidence ? link.to : link.from) : null;
};

/* What to stand on when these are gone. */
export const survivor = (data, ids) => {
  const gone = new Set(ids), flow = flowOf(data);
  const near = flow.filter((route) => gone.has(route.to) && !gone.has(route.from)).map((route) => route.from)[0] ?? flow.filter((route) => gone.has(route.from) && !gone.has(route.to)).map((route) => route.to)[0];
  return near ?? data.order.find((id) => !gone.has(id) && data.boxes[id]) ?? null;
};
