"""`blueprint build`, `analyse` and `render`, as people run them."""

import builtins
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from blueprint.figures.ranges import draws, measure
from tests.disk import FULL, full_disk
from tests.figures.examples import BRANCH
from tests.once import figures_anew
from tests.run import run

ROOT = Path(__file__).parents[2]
MAPS = ROOT / "maps"
ROUTING = MAPS / "branch-visitor-routing.blueprint.yaml"
SHOE = MAPS / "corner-shoeshine.blueprint.yaml"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    out = tmp_path_factory.mktemp("exports")
    with pytest.MonkeyPatch.context() as shell:
        shell.setenv("COLUMNS", "110")  # tests in several processes say 80, before anything of theirs can
        return out, run("build", MAPS, "--out", out)


def test_build_writes_picture_and_figures_of_every_map(built):
    out, done = built
    assert done.code == 0, done.stdout + done.stderr
    names = sorted(p.name.split(".")[0] for p in MAPS.glob("*.blueprint.yaml"))
    assert sorted(p.name for p in out.iterdir()) == sorted([*names, "index.html"])
    for name in names:
        ElementTree.parse(out / name / "blueprint.svg")
        assert (out / name / "blueprint.png").read_bytes().startswith(b"\x89PNG")
        assert json.loads((out / name / "figures.json").read_text(encoding="utf-8"))["version"] == 1


def test_build_ends_with_a_table_and_logs_its_steps(built):
    _, done = built
    lines = done.stdout.splitlines()
    assert any("corner-shoeshine" in row and "2 min 8 s" in row and "1 of 1 kept" in row for row in lines)
    assert "blueprint: write svg of" in done.stderr
    assert re.search(r"written to \S+; open \S+/index.html\n$", done.stderr)
    assert "\x1b" not in done.stdout + done.stderr, "no colours and no bar without a terminal"


def test_what_is_committed_is_what_build_writes(built):
    out, _ = built
    for path in sorted(out.rglob("*")):
        if path.suffix in (".svg", ".json") or path.name == "index.html":
            committed = ROOT / "exports" / path.relative_to(out)
            assert committed.read_bytes() == path.read_bytes(), f"{committed} is stale: run `make build`"


def test_a_map_with_errors_is_drawn_and_keeps_its_old_figures(tmp_path):
    (tmp_path / "bad.blueprint.yaml").write_text(
        "blueprint: 1\ntitle: x\ntouchpoints: {a: {lane: customer, title: a}}", "utf-8"
    )
    (tmp_path / "good.blueprint.yaml").write_text(BRANCH, "utf-8")
    picture, old = (tmp_path / "out" / "bad" / name for name in ("blueprint.svg", "figures.json"))
    old.parent.mkdir(parents=True)
    for file in (picture, old):
        file.write_text("old", "utf-8")
    done = run("build", tmp_path, "--out", tmp_path / "out")
    assert done.code == 1
    assert "BP201" in done.stdout
    assert picture.read_text("utf-8").startswith("<svg") and old.read_text("utf-8") == "old"
    assert (tmp_path / "out" / "good" / "blueprint.svg").is_file(), "one bad map does not stop the others"


@pytest.mark.parametrize("command", [("build",), ("export", "--to", "svg")], ids=" ".join)
def test_a_folder_that_cannot_be_written_is_one_sentence_and_nothing_is_computed_for_it(command, tmp_path):
    blocker = tmp_path / "out"
    blocker.write_text("a file", "utf-8")
    for out in (blocker, blocker / "deeper"):
        done = run(*command, ROUTING, "--out", out)
        assert (done.code, done.stdout, done.stderr) == (2, "", f"blueprint: {blocker}: Not a directory\n")
    assert blocker.read_text("utf-8") == "a file"


def test_a_full_disk_leaves_the_old_picture_whole(tmp_path):
    target = tmp_path / "x.svg"
    run("render", ROUTING, "-o", target)
    before = target.read_bytes()
    with full_disk(room=1000):
        done = run("render", ROUTING, "-o", target, "--texts", "en")
    assert (done.code, done.stderr) == (2, f"blueprint: {target}: {FULL}\n")
    assert target.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["x.svg"], "nothing is left lying about"


@pytest.mark.parametrize("name", ["svg", "png", "html", "pptx", "pdf", "csv", "curve"])
def test_an_export_onto_a_full_disk_is_one_sentence_and_leaves_nothing(tmp_path, name):
    with full_disk(room=10):
        done = run("export", SHOE, "--to", name, "--out", tmp_path)
    *_, said = done.stderr.splitlines()
    assert done.code == 2 and said.startswith(f"blueprint: {tmp_path}") and said.endswith(f": {FULL}")
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


@pytest.fixture
def floats_added(monkeypatch):
    """Where the package has added floats by `sum`: from Python 3.12 on it rounds differently, `fsum` never."""
    plain_sum, found = sum, set()

    def watched(values, start=0):
        items = list(values)
        frame = sys._getframe(1)
        module = frame.f_globals.get("__name__", "")
        if module.startswith("blueprint") and any(type(item) is float for item in items):
            found.add(f"{module}:{frame.f_lineno}")
        return plain_sum(items, start)

    monkeypatch.setattr(builtins, "sum", watched)
    monkeypatch.setattr(draws, "DRAWS", 16)  # all draws go through the same lines
    monkeypatch.setattr(draws, "HALF", 8)
    monkeypatch.setattr(measure, "MOST", 12)  # and all inputs, which each draw moves together
    with figures_anew():
        yield found


@pytest.mark.parametrize("path", sorted(MAPS.glob("*.blueprint.yaml")), ids=lambda p: p.name.split(".")[0])
def test_analyse_speaks_both_languages_and_adds_floats_with_fsum(path, floats_added):
    promises = re.search(r"^promises:", Path(path).read_text(encoding="utf-8"), re.MULTILINE)
    assert json.loads(run("analyse", path, "--json").stdout)["version"] == 1
    assert sorted(floats_added) == []
    for language, moments, promised in (("en", "Moments of truth", "Promises"), ("zh", "关键时刻", "承诺")):
        done = run("analyse", path, "--full", "--lang", language)
        assert done.code == 0
        assert moments in done.stdout
        assert promised in done.stdout or not promises
    assert sorted(floats_added) == []


@pytest.mark.parametrize(
    ("language", "know", "do"),
    [("en", "Three things to know", "Three things to do"), ("zh", "三件要知道的事", "三件要做的事")],
)
def test_analyse_fits_a_screen_and_begins_with_what_to_know_and_to_do(language, know, do, monkeypatch):
    monkeypatch.setenv("COLUMNS", "110")
    lines = run("analyse", ROUTING, "--lang", language).stdout.splitlines()
    assert len(lines) <= 40
    begin = lines.index(know)
    assert begin == 2 and lines[begin + 1].startswith(
        ("1. Floor guide: 2.15 people's work", "1. 导服：1 人要做 2.15 人的工作")
    )
    assert lines[begin + 2].startswith(
        ("2. Probably NOT kept: Enter branch to Leave ", "2. 大概不能兑现：进入营业厅至离开")
    )
    assert [line[:3] for line in lines[lines.index(do) :] if line[:2] in ("1.", "2.", "3.")] == [
        "1. ",
        "2. ",
        "3. ",
    ]
    assert "swing" not in " ".join(lines) and "criticality" not in " ".join(lines)


def test_a_heading_counts_the_things_below_it():
    lines = run("analyse", "maps/bank-hall.blueprint.yaml", "--lang", "en").stdout.splitlines()
    below = lines[lines.index("Two things to do") + 1 :]
    assert [line[:2] for line in below[: below.index("")] if line[1:2] == "."] == ["1.", "2."]


def test_analyse_json_follows_the_contract():
    data = json.loads(run("analyse", ROUTING, "--json").stdout)
    assert (data["version"], data["map"]) == (1, "branch-visitor-routing")
    assert list(data["segments"]) == ["all", "counter", "self-service", "hurried"]
    everyone = data["segments"]["all"]
    assert {"exits", "experience", "time", "touchpoints", "moments_of_truth", "promises", "queues"} <= set(
        everyone
    )
    assert {
        "remembered",
        "remembered_with_failures",
        "peak",
        "end",
        "maximum",
        "minimum",
        "mean",
        "trend",
    } <= set(everyone["experience"])
    assert {"mean", "sd", "p50", "p90", "p95", "visible_mean", "hidden_mean"} <= set(everyone["time"])
    keys = {
        "visits",
        "reach",
        "unavoidability",
        "peak_share",
        "end_share",
        "reward",
        "penalty",
        "swing",
        "asymmetry",
        "criticality",
        "screening",
        "time_mean",
        "slack",
    }
    assert all(keys <= set(t) for t in everyone["touchpoints"].values())
    assert {"id", "from", "to", "kind", "within", "required", "achieved", "kept"} <= set(
        everyone["promises"][0]
    )
    assert {
        "arrivals_per_hour",
        "servers",
        "utilisation",
        "wait_probability",
        "wait_mean",
        "wait_p90",
    } <= set(everyone["queues"]["counter"])
    assert {"absolute", "relative", "needs_unserved"} <= set(data["house_of_quality"])
    assert sum(data["house_of_quality"]["relative"].values()) == pytest.approx(1)


def test_analyse_of_one_segment():
    data = json.loads(run("analyse", ROUTING, "--json", "--segment", "hurried").stdout)
    assert list(data["segments"]) == ["hurried"]


def test_analyse_reads_standard_input():
    done = run("analyse", "-", "--json", stdin=BRANCH.encode())
    assert json.loads(done.stdout)["segments"]["all"]["time"]["mean"] == pytest.approx(392)


WRONG = [
    (("analyse", "{map}", "--segment", "nobody"), 2, "there is no segment 'nobody'; known: all, counter"),
    (("analyse", "nowhere.yaml"), 2, "nowhere.yaml"),
    (("analyse", "{map}", "--peak", "middle"), 2, "middle"),
    (("analyse", "{map}", "--peak-weight", "2"), 2, "2"),
    (("render", "{map}", "-o", "x.bmp"), 2, ".svg, .png or .pdf"),
    (("render", "{map}"), 2, "--output"),
    (("render", "{map}", "-o", "-", "--segment", "nobody"), 2, "there is no segment"),
]


@pytest.mark.parametrize(("words", "code", "said"), WRONG)
def test_wrong_usage(words, code, said):
    done = run(*(w.format(map=ROUTING) for w in words))
    assert (done.code, done.stdout) == (code, "")
    assert said in done.stderr and "Traceback" not in done.stderr


def test_a_map_with_errors_is_drawn_without_figures_and_they_are_named(tmp_path):
    bad = tmp_path / "bad.blueprint.yaml"
    bad.write_text(
        "blueprint: 1\ntitle: x\nsegments: {s: {title: S, share: 90%}}\n"
        "touchpoints: {a: {lane: customer, title: a, time: 5m, emotion: -9, next: [b, c]}, b: {lane: backstage, title: b}}",
        "utf-8",
    )
    for words in (("analyse", bad), ("render", bad, "-o", tmp_path / "x.svg", "--segment", "s")):
        done = run(*words)
        assert (done.code, done.stdout) == (1, "")
        assert all(code in done.stderr for code in ("BP101", "BP201", "BP205"))
    drawn = (tmp_path / "x.svg").read_text("utf-8")
    ElementTree.fromstring(drawn)
    assert "存在错误，暂无数字" in drawn
    assert drawn.count(">?</text>") == 1, "the arrow that leads somewhere"
    assert "so the picture has no figures" in done.stderr


def test_a_text_that_is_no_map_is_not_drawn(tmp_path):
    bad = tmp_path / "bad.blueprint.yaml"
    bad.write_text("blueprint: 1\ntouchpoints: {a: {lane: customer, title: a, end: served}}", "utf-8")
    done = run("render", bad, "-o", tmp_path / "x.svg")
    assert (done.code, done.stdout) == (1, "")
    assert "'title' is missing" in done.stderr
    assert not (tmp_path / "x.svg").exists()


@pytest.mark.parametrize("texts", ["zh", "en", "both"])
def test_render_writes_svg_in_each_language(texts, tmp_path):
    target = tmp_path / "x.svg"
    assert run("render", ROUTING, "-o", target, "--texts", texts).code == 0
    drawn = target.read_text("utf-8")
    assert ("柜台受理" in drawn, "Counter service" in drawn) == (texts != "en", texts != "zh")


def test_no_dot_on_the_path_is_needed(tmp_path):
    env = {**os.environ, "PATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "blueprint", "render", SHOE, "-o", "-"], env=env, capture_output=True
    )
    assert (done.returncode == 0 and done.stdout.startswith(b"<svg")) or done.stdout.startswith(b"<?xml")
