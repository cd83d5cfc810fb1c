/* The walk: from the whole picture step by step to an exit. */
const data = JSON.parse(document.getElementById("data").textContent), { words, steps } = data;
const at = (id) => document.getElementById(id), svg = document.querySelector("#picture svg");
/* Seconds that a step is shown when it runs by itself: the first, the fewest, the most. */
const EACH = 9, LEAST = 2, MOST = 60;
const camera = new Camera(svg), notes = new Notes(at("notes"), words), buttons = {};
/* The steps walked, `null` before the first; `left` is the exit at the end. */
let walked = [], left = null, running = 0, each = EACH;

const group = (id) => svg.querySelector(`g[id="touchpoint:${CSS.escape(id)}"]`);

const show = () => {
  const id = walked.at(-1), step = steps[id], known = new Set(walked);
  for (const each of svg.querySelectorAll('g[id^="touchpoint:"]')) {
    const name = each.id.slice("touchpoint:".length);
    each.classList.toggle("now", name === id && !left);
    each.classList.toggle("off", known.size > 0 && !known.has(name));
  }
  for (const arrow of svg.querySelectorAll("g[data-connection]")) {
    const [, from, to] = arrow.getAttribute("data-connection").split(":"), i = walked.indexOf(from);
    arrow.classList.toggle("gone-by", i >= 0 && walked[i + 1] === to);
  }
  const box = id && group(id);
  camera.go(box && !left ? camera.near(box.getBBox()) : camera.whole);
  at("card").replaceChildren(...(left
    ? [element("h1", "", put(words.end, { name: left }))]
    : step ? cardOf(step, walked.length, words, on) : [element("h1", "", data.title), element("p", "purpose", data.purpose), element("p", "soft", data.start ? words.keys : words.nothing)]));
  at("card").scrollTop = 0;
  drawCurve(at("curve"), walked.map((each) => steps[each].score), data.scale, words.curve);
  buttons.back.disabled = !walked.length;
  buttons.next.disabled = Boolean(left) || !data.start;
  buttons.next.lastChild.textContent = walked.length ? words.next : words.start;
  const likely = step?.ways[0];
  notes.show({ title: left ? put(words.end, { name: left }) : step?.title ?? data.title, notes: step?.notes ?? [], next: left ? "" : likely ? likely.title : steps[data.start]?.title ?? "" });
  document.body.dataset.at = left ? "end" : id ?? "";
};

const on = (choice = 0) => {
  if (left || !data.start) return;
  const id = walked.at(-1);
  if (!id) walked = [data.start];
  else {
    const way = steps[id].ways[choice];
    if (!way) return;
    if (way.leaves) left = way.title;
    else if (steps[way.to]) walked = [...walked, way.to];
  }
  show();
};

const back = () => {
  if (left) left = null;
  else walked = walked.slice(0, -1);
  show();
};

const again = () => { walked = []; left = null; show(); };

const keep = (go) => {
  clearInterval(running);
  running = go ? setInterval(() => { if (left || !data.start) keep(false); else on(); }, each * 1000) : 0;
  buttons.run.lastChild.textContent = `${running ? words.pause : words.run} · ${words.each.replace("{n}", each)}`;
  buttons.run.setAttribute("aria-pressed", String(Boolean(running)));
};

const run = () => { keep(!running); if (running) on(); };

const pace = (by) => { each = Math.max(LEAST, Math.min(MOST, each + by)); keep(Boolean(running)); };

const full = () => { if (document.fullscreenElement) document.exitFullscreen(); else document.documentElement.requestFullscreen?.().catch(() => {}); };

const close = () => { if (data.ends) parent.postMessage("blueprint-walk-ended", "*"); };

const press = (event) => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("button") && (key === "Enter" || key === " ")) return;
  if (["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"].includes(key)) on();
  else if (["ArrowLeft", "ArrowUp", "PageUp", "Backspace"].includes(key)) back();
  else if (key === "Home") again();
  else if (key === "0") camera.go(camera.whole);
  else if (/^[1-9]$/.test(key)) on(Number(key) - 1);
  else if (key === "f") full();
  else if (key === "n") notes.toggle();
  else if (key === "r") run();
  else if (key === "+" || key === "=") pace(1);
  else if (key === "-") pace(-1);
  else if (key === "b" || key === ".") at("dark").hidden = !at("dark").hidden;
  else if (key === "Escape") close();
  else return;
  event.preventDefault();
};

for (const [name, does] of [["close", close], ["again", again], ["back", back], ["next", () => on()], ["run", () => run()], ["whole", () => camera.go(camera.whole)], ["notes", () => notes.toggle()], ["full", full]]) {
  if (name === "close" && !data.ends) continue;
  const button = element("button", name, element("span", "", words[name]));
  button.type = "button";
  button.addEventListener("click", does);
  buttons[name] = button;
  at("bar").append(button);
}
keep(false);
document.addEventListener("keydown", press);
addEventListener("resize", () => { if (walked.length && !left) camera.go(camera.near(group(walked.at(-1)).getBBox())); });
show();
focus();
