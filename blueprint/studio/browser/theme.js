/* The colours of the picture, by whether the page is light or dark. */

/* Asking what colour the page has makes the browser style all of it: with the next frame that comes for nothing. */
export const colour = (stage, palette) => {
  if (stage.shown.theme) requestAnimationFrame(() => take(stage, palette));
  else take(stage, palette);
};

const take = (stage, { light, dark }) => {
  const { root, shown } = stage, [r, g, b] = (getComputedStyle(root).backgroundColor.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  const theme = 0.299 * r + 0.587 * g + 0.114 * b < 128 ? "dark" : "light";
  if (theme === shown.theme) return;
  shown.theme = theme;
  root.dataset.theme = theme;
  for (const [name, said] of Object.entries(theme === "dark" ? dark : light)) root.style.setProperty(`--${name}`, said);
  root.style.setProperty("--paper", "var(--sheet)");
};
