// The page: a text editor, the worker's findings and picture beside it, links that carry the whole text.
import { CodeMirror6 as CM } from "./codemirror-6.js";
import { completionsAt } from "./completing.js";
import { highlighting, look } from "./colours.js";
import { goTo, show } from "./preview.js";

const PAUSE = 50;
const WORDS = {
  en: { example: "Example", share: "Copy a link", download: "Download", other: "中文", starting: "Starting Python in this browser …", copied: "The link is copied; it holds the whole map.", yours: "(yours)", failed: "Python failed: ", label: "Text of the map", figures: "Figures, and the rules that compute, are being loaded …", ranges: "ranges follow …" },
  zh: { example: "示例", share: "复制链接", download: "下载", other: "English", starting: "正在浏览器中启动 Python……", copied: "已复制链接，其中含整张地图。", yours: "（自己的）", failed: "Python 出错：", label: "地图文字", figures: "正在加载数字及需要计算的规则……", ranges: "区间稍后给出……" },
};
const query = new URLSearchParams(location.search);
const language = query.get("lang") === "zh" ? "zh" : "en";
const words = WORDS[language];
const at = (id) => document.getElementById(id);
const MINE = "draft/map.blueprint.yaml";

async function through(stream, data) {
  const piped = new Blob([data]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(piped).arrayBuffer());
}
export async function packed(text) {
  const small = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(text));
  return btoa(Array.from(small, (b) => String.fromCharCode(b)).join("")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
export async function unpacked(fragment) {
  const raw = Uint8Array.from(atob(fragment.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true }).decode(await through(new DecompressionStream("deflate-raw"), raw));
}

const worker = new Worker("worker.js", { type: "module" });
const parts = await (await fetch("parts.json")).json();
const example = async (name) => (await fetch(`maps/${name}.blueprint.yaml`)).text();
const standing = at("standing");
let path = MINE;
let number = 0;
let timer = 0;

const view = new CM.EditorView({
  parent: at("text"),
  state: CM.EditorState.create({ extensions: [
    CM.lineNumbers(), CM.foldGutter(), CM.lintGutter(), CM.highlightActiveLine(), CM.history(), CM.drawSelection(), CM.indentOnInput(),
    CM.bracketMatching(), CM.closeBrackets(), CM.search({ top: true }), CM.yaml(), CM.indentUnit.of("  "),
    CM.autocompletion({ override: [(context) => completionsAt(parts.grammar, context)], icons: false }),
    CM.syntaxHighlighting(highlighting), look, CM.EditorView.contentAttributes.of({ "aria-label": words.label, tabindex: "0" }),
    CM.keymap.of([...CM.closeBracketsKeymap, ...CM.completionKeymap, ...CM.searchKeymap, ...CM.historyKeymap, CM.indentWithTab, ...CM.defaultKeymap]),
    CM.EditorView.updateListener.of((update) => {
      if (update.docChanged) ask(PAUSE);
      else if (update.selectionSet) follow();
    }),
  ] }),
});
const text = () => view.state.sliceDoc();

function ask(pause) {
  clearTimeout(timer);
  timer = setTimeout(() => worker.postMessage({ number: ++number, text: text(), path, language }), pause);
}

let places = {};
function follow() {
  const line = view.state.doc.lineAt(view.state.selection.main.head).number;
  const here = Object.entries(places).find(([, [first, last]]) => first <= line && line <= last);
  if (here) goTo(here[0]);
}

function diagnostics(findings) {
  const { doc } = view.state;
  // Offsets of findings count characters, those of the editor UTF-16 units.
  const place = ({ line, column }) => {
    const row = doc.line(Math.min(Math.max(1, line), doc.lines));
    return Math.min(row.to, row.from + [...row.text].slice(0, column - 1).join("").length);
  };
  return findings.map(({ span, severity, message, help, code }) => {
    const from = place(span.start);
    return { from, to: Math.max(from, place(span.end)), severity, message: help ? `${message}\n${help}` : message, source: code };
  }).sort((a, b) => a.from - b.from);
}

worker.onmessage = ({ data }) => {
  if (data.failed) return void (standing.textContent = words.failed + data.failed);
  if (data.ready || data.number !== number) return;
  places = data.state.places;
  // Without what computes, rules could not look: that is on its way, and said so until it is here.
  if (data.lacking === "figures") return void show({ ...data.state, unknown: [], notices: [], later: words.figures });
  document.documentElement.dataset.drawn = data.number;
  show({ ...data.state, coming: data.lacking && words.ranges });
  view.dispatch(CM.setDiagnostics(view.state, diagnostics(data.state.findings)));
  if (data.lacking) return;
  window.playground.state = data.state;
  document.documentElement.dataset.number = data.number;
};

function open(name, said) {
  path = name ? `maps/${name}.blueprint.yaml` : MINE;
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: said } });
  clearTimeout(timer);
  ask(0);
}

const examples = at("examples");
examples.append(new Option(words.yours, ""), ...Object.entries(parts.examples).map(([name, titles]) => new Option(titles[language], name)));
examples.addEventListener("change", async () => {
  const { value } = examples;
  if (value) open(value, await example(value));
});
at("share").addEventListener("click", async () => {
  history.replaceState(null, "", `#${await packed(text())}`);
  await navigator.clipboard?.writeText(location.href).catch(() => {});
  standing.textContent = words.copied;
});
at("download").addEventListener("click", () => {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([text()], { type: "application/yaml" })), download: path.split("/").at(-1) });
  link.click();
  URL.revokeObjectURL(link.href);
});
addEventListener("line", ({ detail }) => {
  const row = view.state.doc.line(Math.min(detail, view.state.doc.lines));
  view.dispatch({ selection: { anchor: row.from + /^\s*/.exec(row.text)[0].length }, effects: CM.EditorView.scrollIntoView(row.from, { y: "center" }) });
  view.focus();
});
for (const each of document.querySelectorAll("[data-word]")) each.textContent = words[each.dataset.word];
document.documentElement.lang = language;
at("language").textContent = words.other;
at("language").href = `?lang=${language === "zh" ? "en" : "zh"}`;
standing.textContent = words.starting;

const first = query.get("map") in parts.examples ? query.get("map") : "after-sales-repair";
let shared = null;
try {
  shared = location.hash.length > 1 ? await unpacked(location.hash.slice(1)) : null;
} catch {
  // a link that was cut: the example is there instead
}
examples.value = shared === null ? first : "";
const begin = shared ?? await example(first);
window.playground = { text, open, path: () => path };
open(shared === null ? first : "", begin);
