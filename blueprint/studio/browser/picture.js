/* The picture the exporters paint, taken into the page through a list of what it may hold. */
import { shape } from "./shapes.js";

const ELEMENTS = new Set(["svg", "g", "rect", "path", "circle", "text", "title", "desc", "image"]);
const ATTRIBUTES = new Set([
  "id", "x", "y", "width", "height", "rx", "d", "cx", "cy", "r", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin",
  "fill-opacity", "stroke-opacity", "opacity", "transform", "text-anchor", "font-size", "font-weight", "paint-order", "data-connection", "href",
]);
/* A picture brings its bytes along; nothing is fetched. */
const HELD = /^data:image\/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=]*$/;
const PAINT = /^(none|#[0-9A-Fa-f]{3,8}|var\(--[\w-]+\))$/;

/* Nothing else comes through: no script, no handler, no link, no style. */
const purge = (element) => {
  for (const child of [...element.children]) {
    if (!ELEMENTS.has(child.localName) || child.namespaceURI !== element.namespaceURI) child.remove();
    else purge(child);
  }
  for (const { name, value } of [...element.attributes]) {
    if (!ATTRIBUTES.has(name) || (name === "href" && (element.localName !== "image" || !HELD.test(value))) || ((name === "fill" || name === "stroke") && !PAINT.test(value))) element.removeAttribute(name);
  }
};

export const readPicture = (text) => {
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (parsed.localName !== "svg") return null;
  purge(parsed);
  const parts = [...parsed.children].filter((child) => !["title", "desc"].includes(child.localName));
  return parts.map((part) => document.adoptNode(part));
};

export const boxId = (group) => group.getAttribute("id").slice("touchpoint:".length);

/* The parts of a picture that are worked with later, by id. */
export const indexPicture = (layer) => {
  const groups = new Map(), arrows = new Map();
  for (const group of layer.querySelectorAll('g[id^="touchpoint:"]')) groups.set(boxId(group), group);
  for (const group of layer.querySelectorAll("g[data-connection]")) arrows.set(group.getAttribute("data-connection"), group);
  return { groups, arrows, boxes: layer.querySelector('[id="boxes"]'), labels: layer.querySelector('[id="labels"]') };
};

export const pathOf = (points) => "M" + points.map(([x, y]) => `${x},${y}`).join("L");

/* Wide, unseen strokes under the boxes: arrows are thin, and hard to hit. */
export const hitLayer = (routes, nameOf) => {
  const layer = shape("g", { class: "hits", fill: "none" });
  for (const route of routes) {
    layer.append(shape("path", { d: pathOf(route.points), class: "hit", "data-route": nameOf(route) }));
    if (route.label) {
      const [x, y, width, height] = route.label;
      layer.append(shape("rect", { x, y, width, height, class: "hit-label", "data-route": nameOf(route) }));
    }
  }
  return layer;
};

const longest = (points) => {
  let best = [points[0], points[1] ?? points[0]], most = -1;
  for (let i = 1; i < points.length; i += 1) {
    const far = Math.abs(points[i][0] - points[i - 1][0]) + Math.abs(points[i][1] - points[i - 1][1]);
    if (far > most) [best, most] = [[points[i - 1], points[i]], far];
  }
  return { best, far: most };
};

/* The longest straight piece of an arrow has room for a button in its middle. */
export const midway = (points) => {
  const { best: [a, b] } = longest(points);
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
};

export const straight = (points) => longest(points).far;
