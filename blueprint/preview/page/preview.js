// What the page shows of a map: findings above the picture, the touchpoint of the cursor marked, both ways.
// `show(state)` draws one state; `follow()` waits for the next of `blueprint watch`.

const WORDS = {
  en: {
    kept: "The picture is the last one without errors.", none: "There is nothing to draw yet.", fit: "Fit", whole: "100 %",
    gone: "blueprint watch has ended.", fine: "no findings", line: "line", moments: "moments of truth", figures: "Figures",
    count: (n) => `${n} ${n === 1 ? "finding" : "findings"}`,
  },
  zh: {
    kept: "图为最近一次没有错误时的样子。", none: "还没有可画的内容。", fit: "适合宽度", whole: "100 %",
    gone: "blueprint watch 已结束。", fine: "无检查结果", line: "行", moments: "关键时刻", figures: "数字", count: (n) => `${n} 项检查结果`,
  },
};
const at = (id) => document.getElementById(id);
const words = WORDS[new URLSearchParams(location.search).get("lang") === "zh" ? "zh" : "en"];
const picture = at("picture");
let places = {};
let drawn = null;

function element(name, text, properties = {}) {
  return Object.assign(document.createElement(name), { textContent: text ?? "", ...properties });
}

/** Tell whoever holds this page, such as an editor, that a person pointed at a line of the text. */
function choose(line) {
  dispatchEvent(new CustomEvent("line", { detail: line }));
  if (parent !== window) parent.postMessage({ blueprint: "line", line }, "*");
}

function row(finding) {
  const p = element("p", "", { className: finding.severity });
  const { line, column } = finding.span.start;
  p.append(element("button", `${words.line} ${line}:${column}`, { onclick: () => choose(line) }), ` ${finding.message} `);
  p.append(element("small", finding.help ?? ""), " ", element("small", `${finding.code} ${finding.name}`));
  return p;
}

/** The figures of the picture's heading, and the moments of truth, which lead to their touchpoints. */
function figures({ figures = [], moments = [] }) {
  const box = at("figures");
  box.hidden = !figures.length && !moments.length;
  box.setAttribute("aria-label", words.figures);
  box.replaceChildren(...figures.map(([label, value, note, state]) => {
    const p = element("p");
    p.append(element("small", `${label} `), element("strong", value, { className: state }), element("small", note && ` ${note}`));
    return p;
  }));
  if (!moments.length) return;
  const p = element("p");
  p.append(element("small", `${words.moments} `), ...moments.flatMap(([id, title], rank) => [
    rank ? " › " : "", element("button", title, { onclick: () => { goTo(id); if (places[id]) choose(places[id][0]); } }),
  ]));
  box.append(p);
}

/** Draw a state as `shown.py` gives it. */
export function show(state) {
  places = state.places ?? {};
  at("title").textContent = state.title ?? state.path?.split(/[\\/]/).pop() ?? "";
  document.title = at("title").textContent;
  const findings = state.findings ?? [];
  const unknown = state.unknown ?? [];
  const standing = at("standing");
  standing.className = "";
  standing.textContent = findings.length ? words.count(findings.length) : unknown.length || state.trouble || state.later ? "" : words.fine;
  if (state.coming) standing.append(standing.textContent && " · ", state.coming);
  const rows = [
    ...(state.trouble ? [element("p", state.trouble, { className: "error" })] : []),
    ...(state.kept ? [element("p", words.kept, { className: "kept" })] : []),
    ...[...unknown, ...(state.notices ?? []), ...(state.later ? [state.later] : [])].map((text) => element("p", text, { className: "kept" })),
    ...findings.map(row),
  ];
  at("findings").replaceChildren(...rows);
  figures(state);
  if (state.svg !== drawn) {
    const { scrollLeft, scrollTop } = picture;
    if (state.svg) {
      const parsed = new DOMParser().parseFromString(state.svg, "image/svg+xml").documentElement;
      parsed.setAttribute("font-family", `${parsed.getAttribute("font-family")}, "Blueprint CJK"`); // see fonts.css
      picture.replaceChildren(document.importNode(parsed, true));
    } else picture.replaceChildren(element("p", words.none));
    drawn = state.svg;
    picture.scrollTo(scrollLeft, scrollTop);
  }
  if (state.goto) goTo(state.goto);
}

/** Mark a touchpoint, and bring it into sight. */
export function goTo(id) {
  for (const old of picture.querySelectorAll(".here")) old.classList.remove("here");
  const box = picture.querySelector(`[id="touchpoint:${CSS.escape(id)}"]`);
  box?.classList.add("here");
  box?.scrollIntoView({ block: "center", inline: "center", behavior: "smooth" });
}

picture.addEventListener("click", (event) => {
  const id = event.target.closest?.('[id^="touchpoint:"]')?.id.slice("touchpoint:".length);
  if (!id) return;
  goTo(id);
  if (places[id]) choose(places[id][0]);
});

const size = at("size");
function fit(on) {
  picture.classList.toggle("fit", on);
  size.setAttribute("aria-pressed", String(!on));
  size.textContent = on ? words.whole : words.fit;
}
size.addEventListener("click", () => fit(!picture.classList.contains("fit")));
fit(true);

/** Ask `blueprint watch` for its next state, for as long as it runs. */
export async function follow() {
  for (let number = 0; ; ) {
    try {
      const answer = await fetch(`state?after=${number}`);
      if (answer.status !== 200) continue;
      const state = await answer.json();
      number = state.number;
      show(state);
    } catch {
      at("standing").textContent = words.gone;
      at("standing").className = "gone";
      await new Promise((resolve) => setTimeout(resolve, 1000));
      number = 0;
    }
  }
}

if (document.documentElement.dataset.source !== "none") follow();
