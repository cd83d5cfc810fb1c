const stage = byId("stage"), picture = byId("picture");
/* The sheet that is shown, and how it is panned and zoomed; every sheet keeps its own. */
let sheet = picture, view = { x: 0, y: 0, scale: 1, moved: false };
const size = () => { const svg = sheet.querySelector("svg"); return [svg.width.baseVal.value, svg.height.baseVal.value]; };
const place = () => { sheet.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`; };
const fit = () => {
  if (stage.hidden) return;
  const [w, h] = size(), room = stage.getBoundingClientRect();
  view.moved = false;
  view.scale = Math.min((room.width - 24) / w, (room.height - 24) / h, 1.6);
  view.x = (room.width - w * view.scale) / 2;
  view.y = Math.max(12, (room.height - h * view.scale) / 2);
  place();
};
const zoom = (factor, x, y) => {
  const room = stage.getBoundingClientRect();
  const cx = x === undefined ? room.width / 2 : x, cy = y === undefined ? room.height / 2 : y;
  const scale = Math.min(6, Math.max(0.08, view.scale * factor));
  view.x = cx - (cx - view.x) * scale / view.scale;
  view.y = cy - (cy - view.y) * scale / view.scale;
  view.scale = scale;
  view.moved = true;
  place();
};
const pan = (dx, dy) => { view.moved = true; view.x += dx; view.y += dy; place(); };
const centre = (group) => {
  const room = stage.getBoundingClientRect();
  if (view.scale < 0.8) view.scale = 0.9;
  place();
  const box = group.querySelector("rect").getBoundingClientRect();
  const right = panel.hidden ? room.right : Math.min(room.right, panel.getBoundingClientRect().left);
  pan((room.left + right) / 2 - box.left - box.width / 2, room.top + room.height / 2 - box.top - box.height / 2);
};
let drag = null;
stage.addEventListener("pointerdown", (event) => {
  if (event.button === 0 && !event.target.closest(".zoom")) drag = { x: event.clientX, y: event.clientY, far: 0 };
});
addEventListener("pointermove", (event) => {
  if (!drag) return;
  const dx = event.clientX - drag.x, dy = event.clientY - drag.y;
  drag.far += Math.abs(dx) + Math.abs(dy);
  drag.x = event.clientX;
  drag.y = event.clientY;
  if (drag.far > 4) { stage.classList.add("dragging"); pan(dx, dy); }
});
let dragged = false;
addEventListener("pointerup", () => { dragged = Boolean(drag && drag.far > 4); drag = null; stage.classList.remove("dragging"); });
stage.addEventListener("wheel", (event) => {
  event.preventDefault();
  const room = stage.getBoundingClientRect();
  zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), event.clientX - room.left, event.clientY - room.top);
}, { passive: false });
byId("zoom-in").addEventListener("click", () => zoom(1.25));
byId("zoom-out").addEventListener("click", () => zoom(0.8));
byId("zoom-fit").addEventListener("click", fit);
addEventListener("resize", () => { if (!view.moved) fit(); });
addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, #panel") || event.ctrlKey || event.metaKey || event.altKey) {
    if (event.key === "Escape") close();
    return;
  }
  if (stage.hidden) { if (event.key === "Escape") close(); return; }
  const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
  if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fit();
  else if (event.key === "/") byId("search").focus();
  else if (event.key === "Escape") close();
  else if (moves[event.key]) pan(...moves[event.key]);
  else return;
  event.preventDefault();
});
