// Bundles of Python in which every module is compiled as the browser's own Python would, which it then need not do.
//   node compile.mjs PYODIDE FROM TO [FROM TO ...]
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, ...files] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide();
const compiled = python.runPython(`
import io
from importlib import _bootstrap_external
from zipfile import ZIP_DEFLATED, ZipFile

def compiled(data):
    made = io.BytesIO()
    with ZipFile(io.BytesIO(data.to_bytes())) as bundle, ZipFile(made, "w", ZIP_DEFLATED) as out:
        for each in bundle.infolist():
            name, text = each.filename, bundle.read(each)
            if name.endswith(".py"):
                code = compile(text, name, "exec", dont_inherit=True)
                name, text = f"{name}c", bytes(_bootstrap_external._code_to_hash_pyc(code, bytes(8), False))
            out.writestr(name, text)
    return made.getvalue()

compiled`);
for (let at = 0; at < files.length; at += 2) {
  writeFileSync(files[at + 1], compiled(new Uint8Array(readFileSync(files[at]))).toJs());
}
