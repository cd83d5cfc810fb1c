const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const state = { view: "blueprint", segment: data.start.segment, language: data.start.language, overlay: "all", chosen: null, hits: [], at: -1 };
const make = (tag, text, attributes) => {
  const element = document.createElement(tag);
  if (text !== undefined && text !== null) element.textContent = text;
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  return element;
};
/* A text is a string, or a pair of Chinese and English: [main, small] in the language chosen. */
const said = (index) => {
  const text = data.texts[index];
  if (typeof text === "string") return [text, ""];
  if (state.language === "zh") return [text[0], ""];
  if (state.language === "en") return [text[1], ""];
  return text.length > 2 ? [text[0], ""] : text;
};
const whole = (index) => said(index).filter(Boolean).join(" ");
const put = (element, index) => {
  const [main, small] = said(index);
  element.textContent = main;
  if (small) element.append(make("small", small));
  return element;
};
const word = (name) => whole(data.words[name]);
const details = (id) => data.details[state.segment][id];
