"""Shares that nobody knows: drawn with `?`, figures unknown, or computed as equal where somebody asks for that."""

import json
import zipfile
from fractions import Fraction

import pytest

import blueprint
from blueprint.lint.finding import Severity
from blueprint.lint.rulebook.page import page_of
from blueprint.lint.rulebook.registry import all_rules
from blueprint.lint.run.checks import ERRORS as FIGURES_ONLY
from tests.figures.unknown_examples import DESK, DOORS
from tests.run import run

COMPUTING = ("improve", "staff", "simulate", "measure", "gaps", "kpis")


@pytest.fixture
def desk(tmp_path):
    path = tmp_path / "desk.blueprint.yaml"
    path.write_text(DESK, "utf-8")
    return path


@pytest.fixture
def doors(tmp_path):
    path = tmp_path / "doors.blueprint.yaml"
    path.write_text(DOORS, "utf-8")
    return path


def test_analyse_says_of_which_touchpoints_and_what_to_write(desk):
    done = run("analyse", desk)
    said = " ".join(done.stdout.split())
    assert done.code == 0
    assert "Nobody knows the shares of customers going on from Ask, so reach" in said
    assert "`next: {yes: 60%, no: 40%}`" in said
    assert "--assume equal" in said


def test_what_needs_the_shares_is_null_and_what_needs_none_is_there(desk):
    data = json.loads(run("analyse", desk, "--json").stdout)
    group = data["segments"]["all"]
    nulls = ("exits", "moments_of_truth", "critical_chain", "queues", "hidden")
    assert all(group[key] is None for key in nulls)
    assert group["unknown"] == group["time"]["unknown"] == group["experience"]["unknown"] == ["ask"]
    assert group["promises"][0]["unknown"] == ["ask"]
    assert group["time"]["mean"] is group["experience"]["remembered"] is group["promises"][0]["kept"] is None
    mend, swap = group["touchpoints"]["mend"], group["touchpoints"]["swap"]
    assert (mend["reach"], mend["visits"], mend["time_mean"]) == (None, None, 600.0)
    assert swap["time_mean"] is None, "the queue in front of it needs the shares"
    assert data["house_of_quality"]["absolute"] == {"arrive": 15.0}
    assert "assumed" not in data


def test_equal_shares_are_computed_and_said(desk, doors):
    data = json.loads(run("analyse", desk, "--assume", "equal", "--json").stdout)
    group = data["segments"]["all"]
    assert data["assumed"] == {"shares": "equal", "touchpoints": ["ask"]}
    assert group["touchpoints"]["mend"]["reach"] == pytest.approx(0.45, abs=1e-12)
    assert group["exits"] == pytest.approx({"served": 0.9, "left": 0.1})
    assert group["queues"]["swap"]["arrivals_per_hour"] == pytest.approx(2.7)
    said = " ".join(run("analyse", desk, "--assume", "equal").stdout.split())
    assert "equal shares of customers going on from Ask are assumed: nobody knows them" in said

    data = json.loads(run("analyse", doors, "--assume", "equal", "--json").stdout)
    assert data["assumed"] == {
        "shares": "equal",
        "touchpoints": ["door", "phone", "desk"],
        "segments": ["one", "two"],
    }
    assert data["segments"]["all"]["time"]["mean"] == pytest.approx(540.0)
    assert data["segments"]["all"]["exits"] == pytest.approx({"served": 0.5, "lost": 0.5})


def test_segments_and_entries_that_nobody_knows_are_named(doors):
    group = json.loads(run("analyse", doors, "--json").stdout)["segments"]
    assert list(group) == ["all", "one", "two"]
    assert group["one"]["unknown"] == ["door", "phone", "desk"]
    assert group["one"]["unknown_segments"] == ["one", "two"]
    said = " ".join(run("analyse", doors, "--lang", "zh").stdout.split())
    assert "“Door、Phone”各入口、离开“Desk”后各去向、“One、Two”各客群的比例未知" in said
    assert run("analyse", doors, "--segment", "three").code == 2


@pytest.mark.parametrize("command", COMPUTING)
def test_what_cannot_be_computed_is_one_sentence_and_with_equal_shares_an_answer(command, desk):
    done = run(command, desk)
    assert (done.code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "customers going on from Ask" in done.stderr
    assert "`--assume equal`" in done.stderr
    few = ("--customers", "50", "--replications", "2") if command == "simulate" else ()
    assert run(command, desk, "--assume", "equal", *few).code == 0
    answer = json.loads(run(command, desk, "--assume", "equal", "--json", *few).stdout)
    assert answer["assumed"] == {"shares": "equal", "touchpoints": ["ask"]}


def test_one_share_that_is_set_makes_the_other_the_rest(desk):
    done = run("analyse", desk, "--set", "ask.next.mend=30%", "--json")
    group = json.loads(done.stdout)["segments"]["all"]
    assert group["touchpoints"]["swap"]["reach"] == pytest.approx(0.6)
    assert run("improve", desk, "--set", "ask.next.mend=30%").code == 0
    done = run("analyse", desk, "--set", "ask.next.mend=95%")
    assert done.code == 2
    assert "sum to 105 %" in done.stderr


def test_the_picture_says_what_nobody_knows_and_what_is_assumed(desk, doors, tmp_path):
    plain = run("render", desk, "-o", "-")
    assert plain.code == 0
    assert plain.stdout.count(">?</text>") == 3, "two arrows and the header"
    assert "离开“询问”后各去向的比例未知" in plain.stdout
    assert "customers going on from Ask" in plain.stderr
    assumed = run("render", desk, "-o", "-", "--assume", "equal").stdout
    assert assumed.count(">45 %?</text>") == 2
    assert "比例未知，按均分假设" in assumed
    entries = run("render", doors, "-o", "-").stdout
    assert entries.count(">?</text>") == 3, "two entries and the header"
    assert "One ? · Two ?" in entries


def test_every_format_is_written_and_its_arrows_say_what_nobody_knows(desk, tmp_path):
    done = run(
        "export",
        desk,
        "--to",
        "bpmn,csv,dot,drawio,figures,html,ladder,mermaid,pptx,touchpoint-map",
        "--out",
        tmp_path,
    )
    assert done.code == 0, done.stderr
    out = tmp_path / "desk"
    assert 'name="Broken · ?"' in (out / "blueprint.bpmn").read_text("utf-8")
    assert '|"?"|' in (out / "blueprint.mmd").read_text("utf-8")
    assert 'label="?"' in (out / "blueprint.dot").read_text("utf-8")
    assert 'label="?"' in (out / "blueprint.drawio").read_text("utf-8")
    assert "next · ?" in (out / "blueprint.html").read_text("utf-8").lower()
    with zipfile.ZipFile(out / "blueprint.pptx") as slides:
        assert any(b">?<" in slides.read(name) for name in slides.namelist() if "slides/slide" in name)
    assert json.loads((out / "figures.json").read_text("utf-8"))["segments"]["all"]["unknown"] == ["ask"]
    assert not (out / "time-ladder.svg").exists(), "no route is known to be the likeliest"


@pytest.mark.parametrize("text", [DESK, DOORS])
def test_tables_and_bpmn_keep_that_shares_are_unknown(text, tmp_path):
    path = tmp_path / "map.blueprint.yaml"
    path.write_text(text, "utf-8")
    assert run("export", path, "--to", "csv,xlsx", "--out", tmp_path / "out").code == 0
    for file in ("tables", "blueprint.xlsx"):
        back = tmp_path / "back.blueprint.yaml"
        back.unlink(missing_ok=True)
        run("import", tmp_path / "out" / "map" / file, "-o", back)
        assert run("diff", path, back, "--json").code == 0, file


def test_build_makes_the_map_and_its_table_says_unknown(desk, tmp_path):
    done = run("build", desk, "--out", tmp_path)
    assert done.code == 0
    assert (tmp_path / "desk" / "blueprint.png").exists()
    row = next(line for line in done.stdout.splitlines() if line.strip().startswith("desk "))
    assert row.split()[2:] == ["unknown"] * 4


def test_maps_inside_a_map_are_asked_too(desk, tmp_path):
    outer = tmp_path / "outer.blueprint.yaml"
    outer.write_text(
        "blueprint: 1\ntitle: x\ntouchpoints:\n"
        "  go: {lane: customer, title: Go, time: 1m, next: do}\n"
        "  do: {lane: customer, title: Do, map: desk, end: {done: , lost: }}\n",
        "utf-8",
    )
    group = json.loads(run("analyse", outer, "--json").stdout)["segments"]["all"]
    assert group["unknown"] == ["do/ask", "do"]
    group = json.loads(run("analyse", outer, "--json", "--assume", "equal").stdout)["segments"]["all"]
    assert group["touchpoints"]["do/mend"]["reach"] == pytest.approx(0.45)
    assert group["exits"] == pytest.approx({"done": 0.5, "lost": 0.5})


def test_in_python_too():
    unknown = blueprint.loads(DESK, "desk")
    assert unknown.lint().errors == 0
    figures = unknown.analyse()
    assert (figures.remembered, figures.time_mean, figures.unknown_shares) == (None, None, ("ask",))
    assert ">?</text>" in unknown.draw().svg
    assert unknown.analyse(assume="equal").exits == pytest.approx({"served": 0.9, "left": 0.1})
    assert "45 %?" in unknown.draw(assume="equal").svg


@pytest.mark.parametrize(("ways", "first", "second"), [(2, 10, 0), (3, 50, 20), (5, 33, 1)])
def test_equal_shares_are_those_written_out(ways, first, second):
    left = Fraction(100 - first - second, ways)

    def text(share):
        targets = "".join(f"{{to: t{i}{share}}}, " for i in range(ways))
        ends = "".join(
            f"  t{i}: {{lane: customer, title: T, time: {i + 1}m, end: e{i}}}\n" for i in range(ways)
        )
        return (
            "blueprint: 1\ntitle: x\ntouchpoints:\n"
            f"  a: {{lane: customer, title: A, time: 1m, next: [{targets}{{to: b, share: {first}%}}], end: {{x: {second}%}}}}\n"
            f"  b: {{lane: customer, title: B, time: 2m, end: served}}\n{ends}"
        )

    assumed = blueprint.loads(text(""), "m").analyse(assume="equal")
    written = blueprint.loads(text(f", share: {left.numerator}/{left.denominator * 100}"), "m").analyse()
    assert assumed.exits == written.exits
    assert assumed.time_mean == written.time_mean


def test_whatever_is_a_map_is_drawn_with_its_errors():
    refused = set()
    for rule in all_rules():
        if rule.severity is Severity.ERROR:
            for text in page_of(rule).fails:
                try:
                    assert blueprint.loads(text, "x").draw().svg.endswith("</svg>\n"), rule.name
                except blueprint.MapError:
                    refused.add(rule.name)
    assert refused.isdisjoint(FIGURES_ONLY), "none of these keeps anything from being drawn"
