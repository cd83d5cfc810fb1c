/* Where in a YAML text a place stands: the keys above it, by indentation, and inside `{...}` and `[...]` of its line. */

const LINE = /^(\s*)((?:- +)*)(?:("[^"]*"|'[^']*'|[^\s#{}[\],&*!|>'"%@`-][^#{}[\],]*?)\s*:(?=\s|$))?/;

const bare = (key) => key.replace(/^["']|["']$/g, "");

const split = (text) => {
  const [, space, dashes, key] = LINE.exec(text);
  return { indent: space.length, dashes: dashes.length ? dashes.match(/-/g).length : 0, column: space.length + dashes.length, key: key === undefined ? null : bare(key) };
};

/* What is open before the cursor on its own line: keys of flow collections, and the key whose value is written. */
const flowPath = (text) => {
  const open = [];
  let key = null, word = "", quote = "";
  for (const char of text) {
    if (quote) { if (char === quote) quote = ""; else word += char; continue; }
    if ((char === '"' || char === "'") && !word.trim()) quote = char;
    else if (char === "#" && /(^|\s)$/.test(word)) return null;
    else if (char === "{" || char === "[") { open.push([key, char]); key = null; word = ""; }
    else if (char === "}" || char === "]") { open.pop(); key = null; word = ""; }
    else if (char === ",") { key = null; word = ""; }
    else if (char === ":") word += char;
    else if (char === " " && word.endsWith(":")) { key = word.slice(0, -1).trim(); word = ""; }
    else word += char;
  }
  if (quote) return null;
  const steps = open.flatMap(([name, bracket]) => [...(name === null ? [] : [name]), ...(bracket === "[" ? ["[]"] : [])]);
  return { steps, key, flow: open.length > 0, inList: open.at(-1)?.[1] === "[" };
};

/* `path` leads to the mapping or list the cursor is in; `key` is the key whose value is being written, or null. */
export const yamlPath = (lineAt, number, before) => {
  const here = split(before), inner = flowPath(before.slice(here.column));
  if (!inner) return null;
  const above = [];
  let limit = here.column;
  if (here.dashes) { above.push(...Array(here.dashes).fill("[]")); limit = here.indent; }
  let listed = here.dashes > 0;
  for (let n = number - 1; n > 0 && limit >= 0; n -= 1) {
    const text = lineAt(n);
    if (!text.trim() || text.trimStart().startsWith("#")) continue;
    const line = split(text);
    if (line.key !== null && (line.column < limit || (listed && line.column === limit && !line.dashes))) {
      above.push(line.key);
      limit = line.column;
      listed = false;
      if (line.dashes) { above.push(...Array(line.dashes).fill("[]")); limit = line.indent; listed = true; }
    } else if (line.dashes && line.indent < limit) {
      above.push(...Array(line.dashes).fill("[]"));
      limit = line.indent;
      listed = true;
    }
    if (limit === 0 && !listed) break;
  }
  return { path: [...above.reverse(), ...inner.steps], key: inner.key, inList: inner.inList || (here.dashes > 0 && inner.key === null && !inner.flow) };
};
