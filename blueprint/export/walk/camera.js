/* Where the audience looks: the picture's viewBox glides from place to place. */
const GLIDE = 700;
const still = matchMedia("(prefers-reduced-motion: reduce)");

class Camera {
  constructor(svg) {
    this.svg = svg;
    this.whole = svg.getAttribute("viewBox").split(/[ ,]+/).map(Number);
    this.at = this.whole;
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    svg.setAttribute("preserveAspectRatio", "xMidYMid meet");
  }

  /* A place with room around it: what comes before and after stays in sight. */
  near({ x, y, width, height }) {
    const room = this.svg.parentElement.getBoundingClientRect(), ratio = room.width / Math.max(1, room.height);
    const wide = Math.min(this.whole[2], Math.max(width * 4.2, height * 4.2 * ratio)), high = wide / ratio;
    return [x + width / 2 - wide / 2, y + height / 2 - high / 2, wide, high];
  }

  go(to) {
    cancelAnimationFrame(this.frame);
    const from = this.at, since = performance.now();
    const draw = (part) => {
      const eased = part < 0.5 ? 2 * part * part : 1 - (2 - 2 * part) ** 2 / 2;
      this.at = from.map((value, i) => value + (to[i] - value) * eased);
      this.svg.setAttribute("viewBox", this.at.join(" "));
    };
    if (still.matches || document.hidden) { draw(1); return; }
    const step = (now) => {
      const part = Math.min(1, Math.max(0, (now - since) / GLIDE));
      draw(part);
      if (part < 1) this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }
}
