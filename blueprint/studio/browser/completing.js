/* Completion of keys and values from the grammar Python made of the JSON Schema. */
import { yamlPath } from "./yaml-path.js";

const NAMING = new Set(["to", "from", "next", "then", "gives_up", "waits_for", "uses", "all", "before"]);

const expand = (grammar, node, seen = new Set()) => {
  if (!node) return [];
  return [node, ...(node.refs ?? []).filter((name) => !seen.has(name)).flatMap((name) => expand(grammar, grammar.definitions[name], new Set([...seen, name])))];
};

/* All that the grammar says may stand at a path. */
const grammarAt = (grammar, path) => {
  let nodes = expand(grammar, grammar.root);
  for (const step of path) {
    const found = nodes.map((node) => (step === "[]" ? node.items : node.keys?.[step] ?? node.other));
    nodes = found.flatMap((node) => expand(grammar, node));
  }
  return nodes;
};

/* The ids the text defines, for places that name touchpoints. */
const idsIn = (doc) => {
  const ids = [];
  let inside = false, depth = -1;
  for (let n = 1; n <= doc.lines; n += 1) {
    const { text } = doc.line(n);
    if (/^touchpoints\s*:/.test(text)) { inside = true; continue; }
    if (/^\S/.test(text) && !text.startsWith("#")) inside = false;
    const found = inside && /^(\s+)([^\s#:'"]+)\s*:/.exec(text);
    if (!found) continue;
    if (depth < 0) depth = found[1].length;
    if (found[1].length === depth) ids.push(found[2]);
  }
  return ids;
};

export const completionsAt = (grammar, context) => {
  const { state, pos } = context, line = state.doc.lineAt(pos), before = line.text.slice(0, pos - line.from);
  const word = /[^\s,{}[\]:"']*$/.exec(before)[0];
  const place = grammar.root && yamlPath((n) => state.doc.line(n).text, line.number, before);
  if (!place || (!word && !context.explicit)) return null;
  const options = [], add = (label, more) => { if (!options.some((option) => option.label === label)) options.push({ label, ...more }); };
  if (place.key === null && !place.inList) {
    const written = new Set(siblings(state.doc, line, before));
    for (const node of grammarAt(grammar, place.path)) {
      for (const [key, child] of Object.entries(node.keys ?? {})) {
        if (!written.has(key)) add(key, { type: "property", apply: `${key}: `, info: child.info });
      }
    }
    if (["next", "uses"].includes(place.path.at(-1))) for (const id of idsIn(state.doc)) add(id, { type: "variable", apply: `${id}: ` });
  } else {
    const steps = place.key === null ? [...place.path] : [...place.path, place.key];
    if (place.key === null && steps.at(-1) !== "[]") steps.push("[]");
    for (const node of grammarAt(grammar, steps)) for (const value of node.values ?? []) add(value, { type: "enum" });
    const name = steps.filter((step) => step !== "[]").at(-1);
    if (NAMING.has(name)) for (const id of idsIn(state.doc)) add(id, { type: "variable" });
  }
  return options.length ? { from: pos - word.length, options, validFor: /^[^\s,{}[\]:]*$/ } : null;
};

/* Keys that stand already beside the one being written. */
const siblings = (doc, line, before) => {
  const keys = [], column = /^\s*(?:- +)*/.exec(before)[0].length;
  const look = (step) => {
    for (let n = line.number + step; n >= 1 && n <= doc.lines; n += step) {
      const { text } = doc.line(n), at = /^\s*(?:- +)*/.exec(text)[0].length;
      if (!text.trim()) continue;
      if (at < column) return;
      const key = at === column && /^([^\s#:]+)\s*:/.exec(text.slice(at));
      if (key) keys.push(key[1]);
      if (step < 0 && /^\s*- /.test(text) && at === column) return;
    }
  };
  if (!/[{[]/.test(before)) { look(-1); look(1); }
  return keys;
};
