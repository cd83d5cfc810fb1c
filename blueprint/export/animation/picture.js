/* The people on the picture: little figures over it, on a canvas as large as what is seen of it. */
const GIVEN_UP = "#C4302B";
const COLOURS = ["#0B62E4", "#17783F", "#6E4FB8", "#A85400", "#44546F"];
const WALK = 900, FADE = 900, ROWS = 3;
const still = matchMedia("(prefers-reduced-motion: reduce)");

/* Part of the way along some lines; in a folded picture an arrow is drawn in several, and nobody walks in between. */
const along = (lines, part) => {
  const legs = lines.flatMap((points) => points.slice(1).map((to, i) => ({ from: points[i], to, long: Math.hypot(to[0] - points[i][0], to[1] - points[i][1]) })));
  let rest = part * legs.reduce((sum, leg) => sum + leg.long, 0);
  for (const { from, to, long } of legs) {
    if (rest <= long) { const q = long ? rest / long : 0; return [from[0] + (to[0] - from[0]) * q, from[1] + (to[1] - from[1]) * q]; }
    rest -= long;
  }
  return lines.at(-1).at(-1);
};

class People {
  constructor(frame, canvas, data) {
    this.frame = frame; this.canvas = canvas; this.pen = canvas.getContext("2d");
    this.data = data; this.svg = frame.querySelector("svg");
    const [x, y, w, h] = this.svg.getAttribute("viewBox").split(/[ ,]+/).map(Number);
    this.whole = { x, y, w, h };
    this.scroller = frame.querySelector("#picture");
    this.fading = [];
    this.fit();
  }

  fit() { const { clientWidth, clientHeight } = this.frame; this.size(Math.min(clientWidth / this.whole.w, clientHeight / this.whole.h)); }

  size(zoom) {
    this.zoom = Math.min(3, Math.max(0.1, zoom));
    this.svg.setAttribute("width", this.whole.w * this.zoom);
    this.svg.setAttribute("height", this.whole.h * this.zoom);
    const ratio = Math.min(2, devicePixelRatio || 1), { clientWidth, clientHeight } = this.frame;
    this.canvas.width = clientWidth * ratio; this.canvas.height = clientHeight * ratio;
    this.ratio = ratio;
  }

  /* Where everybody should stand: those who wait below the box in a line, those who are served on its upper edge. */
  places(there) {
    const tall = this.tall = Math.max(1, 0.9 / this.zoom), wide = 9.5 * tall;
    const queues = new Map(), inside = new Map();
    for (const token of there) {
      const stay = token.stays[token.at], waits = stay[QUEUE] >= 0 && this.t < stay[START];
      const into = waits ? queues : inside;
      if (!into.has(stay[BOX])) into.set(stay[BOX], []);
      into.get(stay[BOX]).push(token);
      token.waits = waits;
    }
    this.counts = [];
    for (const [into, below] of [[queues, true], [inside, false]]) for (const [box, tokens] of into) {
      const [x, y, w, h] = this.data.boxes[box], row = Math.max(1, Math.floor(w / wide)), most = row * (below ? ROWS : 1);
      tokens.forEach((token, i) => {
        const k = Math.min(i, most - 1);
        token.hidden = i >= most;
        token.to = [x + wide / 2 + (k % row) * wide, below ? y + h + (15 + Math.floor(k / row) * 15) * tall : y + 3 * tall];
      });
      if (below || tokens.length > most) this.counts.push([x + w, below ? y + h + 9 * tall : y - 4 * tall, tokens.length, below]);
    }
  }

  route(from, to) {
    const known = this.data.routes[`${from}>${to}`];
    if (known) return known;
    const middle = ([x, y, w, h]) => [x + w / 2, y + h / 2];
    return [[middle(this.data.boxes[from]), middle(this.data.boxes[to])]];
  }

  /* Draw who is there at t; `now` is the time on the wall, ms; `jump` sets everybody where they belong. */
  draw(run, t, now, jump) {
    const gone = run.at(t), calm = still.matches, passed = Math.min(100, now - (this.now ?? now));
    this.t = t; this.now = now;
    if (jump) this.fading = [];
    else if (!calm) for (const token of gone) if (token.x !== undefined) this.fading.push({ token, since: now, angry: Boolean(token.stays.at(-1)[GAVE_UP]), x: token.x, y: token.y });
    for (const token of gone) token.x = undefined;
    this.places(run.there);
    const ease = 1 - Math.exp(-passed / 110);
    for (const token of run.there) {
      const box = token.stays[token.at][BOX];
      if (jump || calm || token.x === undefined) { [token.x, token.y] = token.to; token.walk = null; }
      else if (token.box !== box && token.box !== undefined) token.walk = { lines: this.route(token.box, box), since: now };
      token.box = box;
      if (token.walk) {
        const part = (now - token.walk.since) / WALK;
        if (part >= 1) token.walk = null;
        else {
          const [x, y] = along(token.walk.lines, Math.min(1, part / 0.85)), close = Math.max(0, (part - 0.7) / 0.3);
          token.x = x + (token.to[0] - x) * close; token.y = y + (token.to[1] - y) * close;
          continue;
        }
      }
      token.x += (token.to[0] - token.x) * (calm ? 1 : ease); token.y += (token.to[1] - token.y) * (calm ? 1 : ease);
    }
    this.paint(run.there, now);
  }

  paint(there, now) {
    const { pen, ratio, zoom, scroller, canvas } = this;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    const sheet = this.svg.getBoundingClientRect(), frame = canvas.getBoundingClientRect(), scale = ratio * zoom;
    pen.setTransform(scale, 0, 0, scale, (sheet.left - frame.left) * ratio - this.whole.x * scale, (sheet.top - frame.top) * ratio - this.whole.y * scale);
    pen.lineWidth = 1.6 * this.tall; pen.strokeStyle = "#FFFFFF"; pen.lineJoin = "round";
    const groups = new Map();
    for (const token of there) if (!token.hidden || token.walk) {
      const colour = token.stays[token.at][GAVE_UP] && token.walk ? GIVEN_UP : COLOURS[token.kind % COLOURS.length];
      if (!groups.has(colour)) groups.set(colour, new Path2D());
      this.figure(groups.get(colour), token.x, token.y);
    }
    for (const [colour, path] of groups) { pen.fillStyle = colour; pen.stroke(path); pen.fill(path); }
    this.fading = this.fading.filter(({ since }) => now - since < FADE);
    for (const { token, since, angry, x, y } of this.fading) {
      const part = (now - since) / FADE, path = new Path2D();
      this.figure(path, x + (angry ? 0 : 26 * part), y + (angry ? 34 * part : 0));
      pen.globalAlpha = 1 - part; pen.fillStyle = angry ? GIVEN_UP : COLOURS[token.kind % COLOURS.length];
      pen.stroke(path); pen.fill(path);
    }
    pen.globalAlpha = 1;
    pen.font = `700 ${11 * this.tall}px sans-serif`; pen.textAlign = "center"; pen.textBaseline = "middle";
    for (const [x, y, count, waits] of this.counts) {
      const text = String(count), w = (10 + 7 * text.length) * this.tall, h = 16 * this.tall;
      pen.beginPath(); pen.roundRect(x - w / 2, y - h / 2, w, h, h / 2);
      pen.fillStyle = waits ? "#A85400" : "#44546F"; pen.stroke(); pen.fill();
      pen.fillStyle = "#FFFFFF"; pen.fillText(text, x, y + 0.5 * this.tall);
    }
  }

  /* A head over shoulders, standing at x, y. */
  figure(path, x, y) {
    const k = this.tall;
    path.moveTo(x + 3.1 * k, y - 9 * k); path.arc(x, y - 9 * k, 3.1 * k, 0, 2 * Math.PI);
    path.moveTo(x - 4.2 * k, y); path.arc(x, y - 1.2 * k, 4.2 * k, Math.PI, 2 * Math.PI); path.lineTo(x + 4.2 * k, y); path.closePath();
  }
}
