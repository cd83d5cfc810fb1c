/* Two fingers: apart and together to zoom, side by side to pan. One finger is a pointer like any other. */
const spread = ([a, b]) => Math.hypot(a[0] - b[0], a[1] - b[1]);
const between = ([a, b]) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

export const listenToTouch = (stage) => {
  const fingers = new Map();
  const place = (event) => {
    const room = stage.svg.getBoundingClientRect();
    return [event.clientX - room.left, event.clientY - room.top];
  };
  const move = (event) => {
    if (!fingers.has(event.pointerId) || fingers.size !== 2) return;
    const before = [...fingers.values()];
    fingers.set(event.pointerId, place(event));
    const now = [...fingers.values()], [x, y] = between(now), [oldX, oldY] = between(before);
    stage.view.pan(x - oldX, y - oldY);
    stage.view.zoom(spread(now) / Math.max(1, spread(before)), [x, y]);
  };
  const up = (event) => {
    fingers.delete(event.pointerId);
    if (fingers.size) return;
    for (const [kind, does] of [["pointermove", move], ["pointerup", up], ["pointercancel", up]]) removeEventListener(kind, does);
  };
  stage.svg.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch" || !stage.data) return;
    if (!fingers.size) for (const [kind, does] of [["pointermove", move], ["pointerup", up], ["pointercancel", up]]) addEventListener(kind, does);
    fingers.set(event.pointerId, place(event));
    if (fingers.size < 2) return;
    stage.cancelGesture();
    event.stopImmediatePropagation();
  });
};
