/* The card of a step: what it is, how long, what is said, what good looks like, and the ways on. */
const signed = (score) => (score ? `${score > 0 ? "+" : ""}${score}`.replace("-", "−") : "0");

const list = (title, lines) => (lines.length ? element("div", "", element("h3", "", title), element("ul", "", ...lines.map((line) => element("li", "", line)))) : null);

const fact = (value, label, css = "") => (value ? element("p", "fact", element("b", css, value), element("span", "", label)) : null);

const cardOf = (step, number, words, go) => {
  const felt = step.score === null ? null : fact(signed(step.score), words.feels, step.score > 0 ? "good" : step.score < 0 ? "bad" : "");
  const said = step.script.flatMap(([text, forbidden, instead]) => [element("blockquote", forbidden ? "crossed" : "", text), instead ? element("blockquote", "", instead) : null]);
  const ways = step.ways.length > 1 ? element("div", "ways", element("h3", "", words.ways), ...step.ways.map((way, i) => {
    const name = way.leaves ? put(words.leave, { name: way.title }) : way.title;
    const button = element("button", i ? "" : "likely", element("kbd", "", String(i + 1)), name, element("small", "", [way.share, way.when].filter(Boolean).join(" ")));
    button.type = "button";
    button.addEventListener("click", () => go(i));
    return button;
  })) : null;
  return [
    element("p", "where", [put(words.step, { n: number }), ...step.where].join(" · ")),
    element("h1", "", step.title),
    element("div", "facts", fact(step.standard, words.standard), fact(step.tolerance, words.tolerance), felt),
    said.length ? element("div", "", element("h3", "", words.script), ...said.filter(Boolean)) : null,
    list(words.good, step.good),
    list(words.evidence, step.evidence),
    ways,
  ].filter(Boolean);
};
