/* Elements, made one by one: text is always text, never markup. */
export const SVG_SPACE = "http://www.w3.org/2000/svg";

const fill = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, String(value));
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};

export const shape = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG_SPACE, name), attributes, children);

export const html = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);

export const rectangle = ([x, y, width, height], attributes = {}) => shape("rect", { x, y, width, height, ...attributes });

export const middle = ([x, y, w, h]) => [x + w / 2, y + h / 2];

export const inside = ([x, y, w, h], [px, py]) => px >= x && px <= x + w && py >= y && py <= y + h;

export const meets = (a, b) => a[0] < b[0] + b[2] && b[0] < a[0] + a[2] && a[1] < b[1] + b[3] && b[1] < a[1] + a[3];

export const filled = (text, values = {}) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

export const isTyping = (event) => event.composedPath().some((node) => node instanceof HTMLElement && (node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName)));
