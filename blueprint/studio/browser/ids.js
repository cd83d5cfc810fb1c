/* Ids for new touchpoints: of the title where it is in Latin letters, else counted. */
export const newId = (title, taken) => {
  const plain = title.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const words = /^[\x00-\x7f]*$/.test(plain) ? plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40).replace(/-+$/, "") : "";
  const usable = /^[a-z]/.test(words) && !["yes", "no", "on", "off", "true", "false", "null"].includes(words);
  if (usable && !taken.has(words)) return words;
  const stem = usable ? words : "step";
  let n = usable ? 2 : 1;
  while (taken.has(`${stem}-${n}`)) n += 1;
  return `${stem}-${n}`;
};
