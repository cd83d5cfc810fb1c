/* The emotion of the steps so far, as a curve that runs along; a step without a score leaves a gap. */
const SPACE = "http://www.w3.org/2000/svg";
const HIGH = 64, APART = 44;

const drawn = (name, attributes) => {
  const made = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

const drawCurve = (root, scores, scale, name) => {
  const most = Math.max(3, ...scores.map((each) => Math.abs(each ?? 0)));
  const top = Math.min(scale, most), y = (score) => HIGH / 2 - (score / top) * (HIGH / 2 - 8), x = (i) => 16 + i * APART;
  const svg = drawn("svg", { viewBox: `0 0 ${Math.max(1, scores.length) * APART + 8} ${HIGH}`, role: "img", "aria-label": name });
  svg.append(drawn("path", { d: `M0,${HIGH / 2}H${Math.max(1, scores.length) * APART + 8}`, class: "zero" }));
  let path = "";
  scores.forEach((score, i) => { if (score !== null) path += `${path && scores[i - 1] !== null ? "L" : "M"}${x(i)},${y(score)}`; });
  if (path) svg.append(drawn("path", { d: path, class: "line" }));
  scores.forEach((score, i) => {
    if (score !== null) svg.append(drawn("circle", { cx: x(i), cy: y(score), r: i === scores.length - 1 ? 6.5 : 4, class: i === scores.length - 1 ? "now" : score < 0 ? "low" : "" }));
  });
  root.replaceChildren(svg);
};
