// Python, in a thread of its own: the page stays alive while it thinks.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const bytes = async (name) => (await fetch(name)).arrayBuffer();
const ready = (async () => {
  const parts = bytes("parts.json").then((b) => JSON.parse(new TextDecoder().decode(b)));
  const bundle = bytes("python.zip");
  const python = await loadPyodide({ indexURL: new URL("pyodide/", location.href).href });
  const { wheels } = await parts;
  const site = python.runPython("import sysconfig; sysconfig.get_path('purelib')");
  python.unpackArchive(await bundle, "zip", { extractDir: site });
  for (const name of wheels) python.unpackArchive(await bytes(`pyodide/${name}`), "wheel", { extractDir: site });
  python.runPython(`import os, importlib; importlib.invalidate_caches(); os.chdir(${JSON.stringify(site)})`);
  return python.runPython("from blueprint.preview.playground.answering import answer; answer");
})();
ready.then(() => postMessage({ ready: true }), (error) => postMessage({ failed: String(error) }));

let latest = 0;
onmessage = async ({ data }) => {
  latest = data.number;
  const answer = await ready;
  await new Promise((resolve) => setTimeout(resolve)); // what was typed meanwhile comes first
  if (data.number !== latest) return;
  try {
    postMessage({ number: data.number, state: JSON.parse(answer(data.text, data.path, data.language)) });
  } catch (error) {
    postMessage({ number: data.number, failed: String(error) });
  }
};
