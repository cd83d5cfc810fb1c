"""Every format of the registry: inert whatever a title says, inside its folder, whole or not at all, the same twice."""

import contextlib
import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from blueprint.cli.main import main
from blueprint.cli.making import Order, make
from blueprint.cli.progress import Progress
from blueprint.export.registry import Format, all_formats
from blueprint.export.subject import File, Subject
from blueprint.figures import Analysis
from blueprint.model.loader import loads
from blueprint.wording import Wording
from tests.once import figures_once

ROOT = Path(__file__).parents[2]
TITLES = {
    "script": "<script>alert(1)</script>",
    "svg": "</svg></title></text><script>alert(1)</script>",
    "cdata": "]]><!-- -->",
    "formula": "=cmd()",
    "path": "../../x",
    "long": "长x" * 1000,
    "attribute": '\\" onload=\\"alert(1)',
}
FORMATS = list(all_formats().values())
XML = (".svg", ".drawio", ".bpmn", ".xml", ".rels")


def hostile(title: str) -> str:
    return f'''blueprint: 1
id: hostile
title: "{title}"
purpose: "{title}"
version: "{title}"
owner: "{title}"
segments:
  s: {{title: "{title}", share: 60%}}
  r: {{title: "{title} r", share: 40%}}
touchpoints:
  a:
    lane: customer
    title: "{title}"
    role: "{title}"
    script: ["{title}"]
    evidence: ["{title}"]
    time: {{standard: 30s, tolerance: 1m}}
    emotion: 1
    next: {{b: 50%, c: 50%}}
  b: {{lane: frontstage, title: {{zh: "{title}", en: "{title}!"}}, time: 1m, emotion: -2, end: served}}
  c: {{lane: backstage, title: "{title}", time: 1m, next: d}}
  d: {{lane: customer, title: "{title}", time: 1m, emotion: 2, end: lost-again}}
'''


@cache
def analysis_of(text: str) -> Analysis:
    loaded = loads(text)
    assert loaded.map is not None, loaded.problems
    return Analysis(loaded.map)


def subject(text: str) -> Subject:
    return Subject(analysis_of(text), scale=0.3)


def files_of(format_: Format, of: Subject) -> list[File]:
    return list(format_.write(of))


class _Scripts(HTMLParser):
    """Elements that the page makes, and handlers on them; texts of scripts are its own business."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def check_parses(name: str, data: bytes) -> None:
    if name.endswith(XML):
        root = ElementTree.fromstring(data)
        assert not any(str(e.tag).lower().endswith("}script") or e.tag == "script" for e in root.iter())
        assert not any(key.lower().startswith("on") for e in root.iter() for key in e.attrib)
    elif name.endswith(".json"):
        json.loads(data)
    elif name.endswith((".pptx", ".vsdx", ".xlsx", ".zip")):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            for inner in archive.namelist():
                assert not inner.startswith(("/", "\\")) and ".." not in inner.split("/")
                check_parses(inner, archive.read(inner))
    elif name.endswith(".csv"):
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
            assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in row), row
    elif name.endswith((".jpeg", ".jpg", ".bin")):
        assert data
    elif name.endswith((".png", ".pdf")):
        assert data.startswith((b"\x89PNG", b"%PDF"))
    else:
        data.decode()


# The training pack has its own test of this; PDF and PNG of a very long title are those of the SVG.
HOSTILE = [
    pytest.param(f, title, id=f"{f.name}-{name}")
    for f in FORMATS
    for name, title in TITLES.items()
    if f.name != "pack" and (f.name not in ("pdf", "png") or name != "long")
]


@pytest.mark.parametrize(("format_", "title"), HOSTILE)
def test_hostile_titles_are_inert(format_, title):
    for file in files_of(format_, subject(hostile(title))):
        parts = Path(file.name).parts
        assert not Path(file.name).is_absolute() and ".." not in parts
        check_parses(file.name, file.data)


def test_a_page_has_no_more_scripts_than_its_own():
    def scripts(title: str) -> tuple[int, list[str]]:
        parsed = _Scripts()
        (file, *_) = files_of(all_formats()["html"], subject(hostile(title)))
        parsed.feed(file.data.decode())
        return parsed.tags.count("script"), sorted(parsed.handlers)

    quiet = scripts("Quiet")
    assert {title: scripts(title) for title in TITLES.values()} == dict.fromkeys(TITLES.values(), quiet)


def test_mermaid_and_dot_keep_titles_in_their_quotes():
    for title in TITLES.values():
        for name in ("mermaid", "dot"):
            for file in files_of(all_formats()[name], subject(hostile(title))):
                text = file.data.decode()
                assert "<script" not in text.replace("\\<", "") or name == "dot"
                assert not re.search(r"^\s*(click|href|callback)\b", text, re.MULTILINE)


@pytest.mark.parametrize("id_", ["../x", "..", "/etc/x", "a/b", "C:\\x", "a\\0b"])
def test_an_id_that_leaves_the_folder_is_refused(tmp_path, capsys, id_):
    path = tmp_path / "in" / "m.blueprint.yaml"
    path.parent.mkdir()
    path.write_text(hostile("T").replace("id: hostile", f'id: "{id_}"'), encoding="utf-8")
    assert main(["export", str(path), "--to", "svg,csv,dot", "--out", str(tmp_path / "out")]) == 1
    capsys.readouterr()
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path]


@pytest.mark.parametrize(
    "name",
    ["...blueprint.yaml", "..blueprint.yaml", ".blueprint.yaml", "a b.blueprint.yaml", "..yaml", "...yaml"],
)
def test_a_file_name_that_leaves_the_folder_does_not(tmp_path, capsys, name):
    path = tmp_path / "in" / name
    path.parent.mkdir()
    path.write_text(hostile("T").replace("id: hostile\n", ""), encoding="utf-8")
    out = tmp_path / "out"
    main(["export", str(path), "--to", "svg", "--out", str(out)])
    capsys.readouterr()
    written = [p for p in tmp_path.rglob("*") if p.is_file() and p != path]
    assert all(p.resolve().parent.parent == out.resolve() for p in written), written


def test_a_failed_export_leaves_the_old_file_whole(tmp_path, monkeypatch):
    path = tmp_path / "m.blueprint.yaml"
    path.write_text(hostile("T"), encoding="utf-8")
    old = tmp_path / "out" / "hostile" / "thing.txt"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"old and whole")

    def halves(_):
        yield File("thing.txt", b"new" * 1000)

    def fails(_):
        raise RuntimeError("no painter")
        yield

    def make_by(write):
        order = Order([Format("thing", Wording("t", "t"), True, write)], tmp_path / "out")
        with Progress(1, "en") as progress:
            make(str(path), order, progress)

    with pytest.raises(RuntimeError):
        make_by(fails)
    assert old.read_bytes() == b"old and whole"

    def broken(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(OSError, match="No space"):
        patched.setattr(Path, "replace", broken)
        make_by(halves)
    assert old.read_bytes() == b"old and whole"
    assert [p.name for p in old.parent.iterdir()] == ["thing.txt"]
    make_by(halves)
    assert old.read_bytes() == b"new" * 1000


@pytest.fixture(scope="module")
def stable(tmp_path_factory):
    """The stable formats of one map, written here and by a process with another hash seed, clock and locale."""
    out = tmp_path_factory.mktemp("stable")
    names = ",".join(f.name for f in FORMATS if f.stable)
    words = ["export", "maps/branch-visitor-routing.blueprint.yaml", "--to", names, "--out"]
    env = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "UTC4", "LC_ALL": "C", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "blueprint", *words, str(out / "there")]
    there = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=env, check=False)
    assert there.returncode == 0, there.stderr
    with contextlib.chdir(ROOT), figures_once():
        assert main([*words, str(out / "here")]) == 0
    return out / "here", out / "there"


def test_stable_formats_give_the_same_bytes_in_another_process(stable):
    one, two = ({p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()} for out in stable)
    assert one.keys() == two.keys() and one
    assert [str(name) for name in one if one[name] != two[name]] == []


# The same everywhere, many files, not the same everywhere, both.
@pytest.mark.parametrize("name", ["svg", "csv", "png", "curve"])
def test_check_tells_what_was_never_written(name, tmp_path, capsys):
    order = ["--lang", "en", "export", str(ROOT / "maps/corner-shoeshine.blueprint.yaml"), "--to", name]
    order += ["--out", str(tmp_path)]
    assert main([*order, "--check"]) == 1
    never = capsys.readouterr().out.splitlines()
    assert never and all(line.endswith(" was never written") for line in never)
    assert list(tmp_path.iterdir()) == []
    assert main(order) == 0
    capsys.readouterr()
    written = sorted(p for p in tmp_path.rglob("*") if p.is_file())
    assert [line.removesuffix(" was never written") for line in sorted(never)] == [str(p) for p in written]
    assert main([*order, "--check"]) == 0
    said = capsys.readouterr().out
    assert said == "everything is current\n" or "not compared, because" in said
    for path in written:
        path.write_bytes(path.read_bytes() + b" ")
    stale = main([*order, "--check"])
    said = capsys.readouterr().out.splitlines()
    compared = [p for p in written if f"{p} is not current" in said]
    assert stale == bool(compared)
    assert compared or "0 current" in said[0]


def test_check_does_not_call_current_what_cannot_be_made(tmp_path, capsys):
    path = tmp_path / "m.blueprint.yaml"
    path.write_text("blueprint: 1\ntitle: T\ntouchpoints: {}\n", encoding="utf-8")
    assert main(["export", str(path), "--to", "svg", "--out", str(tmp_path), "--check"]) == 1
    assert "current" not in capsys.readouterr().out


def test_check_tells_current_from_stale(stable, capsys):
    names = ",".join(f.name for f in FORMATS if f.stable)
    order = [
        "export",
        str(ROOT / "maps/branch-visitor-routing.blueprint.yaml"),
        "--out",
        str(stable[0]),
        "--check",
    ]
    assert main([*order, "--to", names]) == 0
    order += ["--to", "svg"]
    file = next(p for p in stable[0].rglob("*.svg"))
    whole = file.read_bytes()
    file.write_bytes(whole + b" ")
    assert main(order) == 1
    assert file.name in capsys.readouterr().out
    assert file.read_bytes() == whole + b" "
    file.unlink()
    assert main(order) == 1
    assert not file.exists()


@pytest.mark.parametrize("name", ["curve", "ladder"])
@pytest.mark.parametrize("texts", ["both", "zh", "en"])
@pytest.mark.parametrize("theme", ["screen", "print", "contrast"])
def test_charts_are_the_same_twice(name, texts, theme):
    analysis = analysis_of((ROOT / "maps/branch-visitor-routing.blueprint.yaml").read_text(encoding="utf-8"))
    first, second = (
        next(iter(all_formats()[name].write(Subject(analysis, texts, theme=theme, scale=0.3)))).data
        for _ in "ab"
    )
    assert first == second
    ElementTree.fromstring(first)


def test_charts_of_a_map_without_emotions_or_times_say_so():
    bare = subject(
        "blueprint: 1\nid: m\ntitle: T\ntouchpoints:\n  a: {lane: customer, title: A, end: served}\n"
    )
    for name, sentence in (("curve", "no emotions"), ("ladder", "no times")):
        first = next(iter(all_formats()[name].write(bare)))
        assert sentence in first.data.decode()


def test_a_theme_and_a_fold_are_taken_by_both_commands(tmp_path, capsys):
    path = str(ROOT / "maps/branch-visitor-routing.blueprint.yaml")
    for theme in ("print", "contrast"):
        picture = tmp_path / f"{theme}.svg"
        assert main(["render", path, "-o", str(picture), "--theme", theme, "--fold", "5"]) == 0
        assert (
            main(["export", path, "--to", "svg", "--out", str(tmp_path), "--theme", theme, "--fold", "5"])
            == 0
        )
        assert (tmp_path / "branch-visitor-routing/blueprint.svg").read_bytes() == picture.read_bytes()
    with pytest.raises(SystemExit):
        main(["render", path, "-o", "x.svg", "--fold", "none"])
    capsys.readouterr()
