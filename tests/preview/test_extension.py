"""The extension for Visual Studio Code: its package, and its preview in a real browser, without the editor."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from blueprint.export.registry import all_formats
from blueprint.model.loader import loads
from blueprint.version import __version__
from tests.house.project import ROOT
from tests.needs import found
from tests.preview.serving import served
from tests.preview.test_watch import SHOP

FOLDER = ROOT / "editors" / "vscode"
PACKAGE = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))
DRIVER = """
import { Watch, page } from "./preview.mjs";
const [file, ...command] = process.argv.slice(2);
const watch = await Watch.start(command, file, "en", process.cwd());
console.log(JSON.stringify({ address: watch.address, page: page(watch.address, "en") }));
process.stdin.on("data", async (data) => {
  const [verb, value] = JSON.parse(data);
  await watch[verb](value);
  console.log("done");
});
process.stdin.on("end", () => watch.stop());
"""


def esbuild(*words: str) -> None:
    program = found("extension") / "node_modules" / ".bin" / "esbuild"
    done = subprocess.run([program, *words], cwd=FOLDER, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_it_says_what_blueprint_says() -> None:
    assert PACKAGE["version"] == __version__
    source = (FOLDER / "src" / "extension.ts").read_text(encoding="utf-8")
    named = re.findall(r'registerCommand\("([\w.]+)"', source)
    assert sorted(named) == sorted(c["command"] for c in PACKAGE["contributes"]["commands"])
    formats = re.search(r"FORMATS = \[(.*)\]", source)
    assert formats and set(json.loads(f"[{formats[1]}]")) <= set(all_formats())
    words = [
        json.loads((FOLDER / f"package.nls{n}.json").read_text(encoding="utf-8")) for n in ("", ".zh-cn")
    ]
    asked = set(re.findall(r'"%(\w+)%"', (FOLDER / "package.json").read_text(encoding="utf-8")))
    assert asked == set(words[0]) == set(words[1])
    lock = (FOLDER / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock  # whichever registry gives the files, their hashes are these


def test_every_snippet_is_a_map_or_a_part_of_one() -> None:
    snippets = json.loads((FOLDER / "snippets" / "blueprint.json").read_text(encoding="utf-8"))
    filled = {
        name: re.sub(r"\$\{\d+(?::|\|)([^}|,]*)[^}]*\}|\$0", lambda m: m[1] or "", "\n".join(each["body"]))
        for name, each in snippets.items()
    }
    whole = filled.pop("Service map")
    assert loads(whole).problems == ()
    step = "blueprint: 1\ntitle: x\ntouchpoints:\n  enter: {lane: customer, title: Enter, %send: served}\n  wait: {lane: customer, title: Wait, end: served}\n  leave: {lane: customer, title: Leave, end: served}\n  one: {lane: customer, title: x, end: served}\n  other: {lane: customer, title: x, end: served}\n%s"
    texts = {
        "Touchpoint": step % ("", f"  {filled['Touchpoint']}".replace("next: id", "next: leave")),
        "Ways with shares": step.replace("end: served}\n  wait", "%s}\n  wait", 1).replace("%s", "", 1)
        % (filled["Ways with shares"], ""),
        "Promise": step % ("", f"promises:\n  {filled['Promise']}"),
        "Emotion": step % (f"{filled['Emotion']}, ", ""),
        "Segment": step % ("", f"segments:\n  {filled['Segment']}"),
    }
    assert set(texts) == set(filled)
    for name, text in texts.items():
        assert loads(text).problems == (), (name, text)


@pytest.mark.needs("extension")
def test_the_package_holds_what_the_editor_loads(tmp_path: Path) -> None:
    esbuild("src/extension.ts", "--bundle", "--platform=node",
         "--external:vscode", "--minify", "--outfile=dist/extension.js")  # fmt: skip
    out = tmp_path / "blueprint.vsix"
    subprocess.run([sys.executable, FOLDER / "vsix.py", out], check=True, capture_output=True)
    with ZipFile(out) as file:
        names = set(file.namelist())
        manifest = ElementTree.fromstring(file.read("extension.vsixmanifest"))
    assert f"extension/{PACKAGE['main'].removeprefix('./')}" in names
    assert {f"extension/{s['path'].removeprefix('./')}" for s in PACKAGE["contributes"]["snippets"]} <= names
    assert "[Content_Types].xml" in names
    (identity,) = manifest.iter("{http://schemas.microsoft.com/developer/vsx-schema/2011}Identity")
    assert (identity.get("Id"), identity.get("Version")) == (PACKAGE["name"], PACKAGE["version"])


@pytest.mark.needs("extension")
def test_the_preview_follows_the_text_and_the_cursor_both_ways(browser: Any, tmp_path: Path) -> None:
    esbuild("src/preview.ts", "--format=esm",
         f"--outfile={tmp_path / 'preview.mjs'}")  # fmt: skip
    (tmp_path / "driver.mjs").write_text(DRIVER, encoding="utf-8")
    shop = tmp_path / "shop.blueprint.yaml"
    shop.write_text(SHOP, encoding="utf-8")
    command = ["node", "driver.mjs", str(shop), sys.executable, "-m", "blueprint"]
    started = subprocess.Popen(
        command, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert started.stdin and started.stdout

    def tell(verb: str, value: object) -> None:
        assert started.stdin and started.stdout
        started.stdin.write(json.dumps([verb, value]))
        started.stdin.flush()
        assert started.stdout.readline() == "done\n"

    with served(tmp_path) as editor, closing(started.stdin):
        said = json.loads(started.stdout.readline())
        page = browser.new_page()
        page.add_init_script(
            "window.told = []; window.acquireVsCodeApi = () => ({ postMessage: (m) => told.push(m) })"
        )
        (tmp_path / "editor.html").write_text(said["page"], encoding="utf-8")
        page.goto(f"{editor}editor.html")
        frame = page.frame_locator("iframe")
        frame.locator("#picture svg").wait_for()

        tell("show", SHOP.replace("Enter", "Come in"))  # not saved
        frame.locator('[id="touchpoint:enter"]', has_text="Come in").wait_for()
        tell("goTo", 5)
        frame.locator('[id="touchpoint:pay"].here').wait_for()
        frame.locator('[id="touchpoint:enter"]').click()
        page.wait_for_function("() => told.includes(4)")
        page.close()
    started.wait(20)
    started.stdout.close()
