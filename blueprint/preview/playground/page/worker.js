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

const QUIET = 400;
let latest = 0;
let completing;
async function complete() {
  await Promise.all(later.map(unpacked));
  python.runPython("import importlib; importlib.invalidate_caches()");
  later = [];
}

const elsewhere = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// At once without ranges, which take longer than all else; with them where nobody types for a while. `lacking` is what
// an answer still is without.
onmessage = async ({ data: { number, text, path, language } }) => {
  latest = number;
  const answer = await ready;
  const say = (lacking, ranges) => {
    const said = answer.callKwargs(text, path, language, { ranges });
    postMessage({ number, lacking, state: JSON.parse(said) });
  };
  await elsewhere(0); // what was typed meanwhile comes first
  if (number !== latest) return;
  try {
    say(later.length ? "figures" : "ranges", false);
    if (later.length) {
      await (completing ??= complete());
      if (number !== latest) return;
      say("ranges", false);
    }
    await elsewhere(QUIET);
    if (number === latest) say(null, true);
  } catch (error) {
    postMessage({ number, failed: String(error) });
  }
};
