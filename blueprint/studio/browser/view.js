/* Where the reader stands: pan and zoom. Screen = place * k + (x, y). */
const LEAST = 0.08, MOST = 4, READABLE = 0.55, NEARLY = 0.45, PAD = 16, TOOLS = 40;
const seen = (globalThis[Symbol.for("blueprint.views")] ??= new Map());

export class View {
  constructor(key, changed) {
    this.at = seen.get(key) ?? { x: 0, y: 0, k: 1, placed: false, moved: false };
    seen.set(key, this.at);
    this.changed = changed;
    this.room = [0, 0];
  }

  transform() { return `translate(${this.at.x.toFixed(2)} ${this.at.y.toFixed(2)}) scale(${this.at.k.toFixed(4)})`; }

  toScene([x, y]) { return [(x - this.at.x) / this.at.k, (y - this.at.y) / this.at.k]; }

  toScreen([x, y]) { return [x * this.at.k + this.at.x, y * this.at.k + this.at.y]; }

  /* The first look: everything where it stays readable, else its left part, as high as the room. */
  start([w, h]) {
    const whole = this.whole([w, h]), high = (this.room[1] - 2 * PAD - TOOLS) / h;
    this.at.k = whole > NEARLY ? Math.min(1.15, whole) : Math.max(READABLE, Math.min(0.9, high));
    this.centre([w, h]);
    this.at.placed = true;
  }

  whole([w, h]) { return Math.min((this.room[0] - 2 * PAD) / w, (this.room[1] - 2 * PAD - TOOLS) / h); }

  centre([w, h]) {
    const { k } = this.at, [width, height] = this.room;
    this.at.x = w * k <= width ? (width - w * k) / 2 : 0;
    this.at.y = Math.max(PAD / 2, (height - TOOLS - h * k) / 2);
    this.changed();
  }

  fit(size) {
    this.at.k = Math.max(LEAST, Math.min(1.6, this.whole(size)));
    this.at.moved = false;
    this.centre(size);
  }

  pan(dx, dy) {
    this.at.x += dx;
    this.at.y += dy;
    this.at.moved = true;
    this.changed();
  }

  zoom(factor, [x, y] = [this.room[0] / 2, this.room[1] / 2]) {
    const k = Math.min(MOST, Math.max(LEAST, this.at.k * factor)), ratio = k / this.at.k;
    this.at.x = x - (x - this.at.x) * ratio;
    this.at.y = y - (y - this.at.y) * ratio;
    this.at.k = k;
    this.at.moved = true;
    this.changed();
  }

  /* Bring a place into view, in the middle when it was far off or is asked for. */
  reveal([x, y, w, h], always = false) {
    const [left, top] = this.toScreen([x, y]), [right, bottom] = this.toScreen([x + w, y + h]), edge = 28;
    const [width, height] = this.room;
    if (!always && left >= edge && top >= edge && right <= width - edge && bottom <= height - edge) return;
    this.pan(width / 2 - (left + right) / 2, always || top < edge || bottom > height - edge ? height / 2 - (top + bottom) / 2 : 0);
  }
}
