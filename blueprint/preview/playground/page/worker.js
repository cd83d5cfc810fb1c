// Python, in a thread of its own: the page stays alive while it thinks. What computes figures is large: it is fetched
// when the first picture is there, and the text is answered again.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const bytes = async (name) => (await fetch(name)).arrayBuffer();
let later = [];
let python;
let site;
const unpacked = async (name) => python.unpackArchive(await bytes(`pyodide/${name}`), "wheel", { extractDir: site });
const ready = (async () => {
  const parts = bytes("parts.json").then((b) => JSON.parse(new TextDecoder().decode(b)));
  const bundle = bytes("python.zip");
  python = await loadPyodide({ indexURL: new URL("pyodide/", location.href).href });
  const known = await parts;
  later = known.later;
  site = python.runPython("import sysconfig; sysconfig.get_path('purelib')");
  python.unpackArchive(await bundle, "zip", { extractDir: site });
  await Promise.all(known.wheels.map(unpacked));
  python.runPython(`import os, importlib; importlib.invalidate_caches(); os.chdir(${JSON.stringify(site)})`);
  return python.runPython("from blueprint.preview.playground.answering import answer; answer");
})();
ready.then(() => postMessage({ ready: true }), (error) => postMessage({ failed: String(error) }));

let latest = 0;
let completing;
async function complete() {
  await Promise.all(later.map(unpacked));
  python.runPython("import importlib; importlib.invalidate_caches()");
  later = [];
}

onmessage = async ({ data }) => {
  latest = data.number;
  const answer = await ready;
  await new Promise((resolve) => setTimeout(resolve)); // what was typed meanwhile comes first
  if (data.number !== latest) return;
  try {
    const say = () => postMessage({ number: data.number, later: later.length > 0, state: JSON.parse(answer(data.text, data.path, data.language)) });
    say();
    if (!later.length) return;
    await (completing ??= complete());
    if (data.number === latest) say();
  } catch (error) {
    postMessage({ number: data.number, failed: String(error) });
  }
};
