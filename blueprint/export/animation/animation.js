/* The animation: a clock that runs through the recorded run, and what moves it. */
const data = JSON.parse(document.getElementById("data").textContent), { words } = data;
const at = (id) => document.getElementById(id), SPEEDS = [1, 5, 10, 20, 30, 60, 120, 300, 600], MINUTE = 600;
const run = new RecordedRun(data), people = new People(at("frame"), at("people"), data), side = new Side(at("side"), data, COLOURS), buttons = {};
let t = 0, speed = data.opens === null ? 4 : 6, playing = false, before = 0, told = -1, frames = 0;
at("frame").querySelector("svg").setAttribute("aria-label", words.picture);

const slider = element("input", "");
Object.assign(slider, { type: "range", min: 0, max: data.length, step: 1, value: 0 });
slider.setAttribute("aria-label", words.time);

const tell = () => {
  side.show(run, t);
  slider.value = t;
  slider.setAttribute("aria-valuetext", clockOf(side.opens + t));
  told = performance.now();
  document.body.dataset.at = String(Math.floor(t));
};

const show = (jump) => { people.draw(run, t, performance.now(), jump); tell(); };

const go = (to) => { t = Math.max(0, Math.min(data.length, to)); show(true); };

/* With less motion asked for, people stand where they are and change place at once, some steps a second. */
const STEP = 500;

const frame = (now) => {
  if (!playing) return;
  const passed = Math.min(200, now - before);
  if (still.matches && now - before < STEP) { requestAnimationFrame(frame); return; }
  t = Math.min(data.length, t + (still.matches ? now - before : passed) * SPEEDS[speed] / 100);
  before = now;
  people.draw(run, t, now, false);
  frames++;
  document.body.dataset.frames = String(frames);
  if (now - told > 200 || t >= data.length) tell();
  if (t >= data.length) play(false);
  else requestAnimationFrame(frame);
};

const play = (on = !playing) => {
  if (on && t >= data.length) go(0);
  playing = on;
  buttons.play.textContent = on ? words.pause : words.play;
  buttons.play.setAttribute("aria-pressed", String(on));
  document.body.dataset.playing = String(on);
  if (on) { before = performance.now(); requestAnimationFrame(frame); }
};

const faster = (by) => {
  speed = Math.max(0, Math.min(SPEEDS.length - 1, speed + by));
  buttons.speed.textContent = put(words.speed, { n: SPEEDS[speed] });
  buttons.slower.disabled = speed === 0;
  buttons.faster.disabled = speed === SPEEDS.length - 1;
};

const larger = (by) => { if (by) people.size(people.zoom * by); else people.fit(); show(true); };

const close = () => { if (data.ends) parent.postMessage("blueprint-walk-ended", "*"); };

const KEYS = {
  " ": () => play(), k: () => play(), ArrowLeft: () => go(t - MINUTE), ArrowRight: () => go(t + MINUTE), ArrowUp: () => faster(1), ArrowDown: () => faster(-1),
  Home: () => go(0), End: () => go(data.length), "+": () => larger(1.25), "=": () => larger(1.25), "-": () => larger(0.8), 0: () => larger(0), Escape: close,
};

addEventListener("keydown", (event) => {
  const does = KEYS[event.key];
  if (!does || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("button") && event.key === " ") return;
  if (event.target === slider && event.key.startsWith("Arrow")) return;
  does();
  event.preventDefault();
});

const button = (name, does) => {
  const made = element("button", name, words[name]);
  made.type = "button";
  made.addEventListener("click", does);
  buttons[name] = made;
  return made;
};

buttons.speed = element("output", "speed", "");
at("bar").append(
  ...(data.ends ? [button("close", close)] : []), button("again", () => go(0)), button("play", () => play()), slider,
  button("slower", () => faster(-1)), buttons.speed, button("faster", () => faster(1)), button("smaller", () => larger(0.8)), button("larger", () => larger(1.25)), button("whole", () => larger(0)),
);
slider.addEventListener("input", () => go(Number(slider.value)));
people.scroller.addEventListener("scroll", () => { if (!playing) people.paint(run.there, performance.now()); });
new ResizeObserver(() => larger(0)).observe(at("frame"));
faster(0);
go(0);
play(!still.matches && !document.hidden);
focus();
