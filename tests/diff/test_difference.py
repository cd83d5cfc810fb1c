"""What differs in meaning between two maps, through the command and the data for programs."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from blueprint.diff.changes import changes
from blueprint.diff.difference import difference
from blueprint.diff.meaning import meaning
from blueprint.edit import apply, verb_from
from blueprint.lint.run.engine import lint
from blueprint.model.loader import load, loads
from blueprint.model.writing import as_written
from blueprint.source.shipped import shipped_maps
from blueprint.source.writer import yaml_text
from blueprint.wording import Language, paragraph
from tests.run import run

MAP = """\
blueprint: 1
title: Repair
segments:
  walk-in: {title: Walk-in, share: 60%}
  called: {title: Called}
promises:
  - {id: quick, from: report, to: collect, within: 3h, share: 80%}
touchpoints:
  report: {lane: customer, title: Report, time: 5m, emotion: -1, next: repair}
  repair: {lane: backstage, title: Repair, time: 2h, next: {collect: 90%, repair: 10%}}
  collect: {lane: customer, title: Collect, time: 5m, emotion: 2, end: served}
"""


def found(old: str, new: str) -> list[dict[str, object]]:
    """Changes between two texts, as kind and what is said beside."""
    one, other = loads(old, "m").map, loads(new, "m").map
    assert one
    assert other
    return [
        {"kind": c.kind, "path": ".".join(c.path), "was": c.was, "now": c.now} for c in changes(one, other)
    ]


def edited(verb: str, **keys: object) -> list[dict[str, object]]:
    return found(MAP, apply(MAP, verb_from({"verb": verb, **keys})))


@pytest.mark.parametrize("name", sorted(shipped_maps()))
def test_a_map_written_in_other_words_is_the_same(name: str) -> None:
    original = load(shipped_maps()[name]).map
    assert original
    again = loads(yaml_text(as_written(original)), name).map
    assert again
    assert changes(original, again) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("time: 5m", "time: {standard: 300s}"),
        ("{collect: 90%, repair: 10%}", "{collect: 0.9, repair: }"),
        ("next: repair", "next: [repair]"),
        ("end: served", "end: {served: 100%}"),
        ("title: Walk-in, share: 60%", "share: 3/5, title: 'Walk-in'"),
    ],
)
def test_spelling_is_no_change(one: str, other: str) -> None:
    assert one in MAP
    assert found(MAP, MAP.replace(one, other)) == []


class TestChanges:
    def test_a_value(self) -> None:
        assert found(MAP, MAP.replace("time: 2h", "time: 90m")) == [
            {"kind": "value-changed", "path": "touchpoints.repair.time.standard", "was": "2h", "now": "1h30m"}
        ]

    def test_a_new_id_is_known_again_everywhere(self) -> None:
        assert edited("rename", id="repair", to="mend") == [
            {"kind": "touchpoint-renamed", "path": "touchpoints.mend", "was": "repair", "now": "mend"}
        ]

    def test_a_new_id_with_another_time(self) -> None:
        new = apply(MAP, verb_from({"verb": "rename", "id": "repair", "to": "mend"}))
        kinds = [c["kind"] for c in found(MAP, new.replace("2h", "1h"))]
        assert kinds == ["touchpoint-renamed", "value-changed"]

    def test_twins_are_told_apart_by_their_place(self) -> None:
        twins = MAP.replace(
            "  collect:", "  mend: {lane: backstage, title: Repair, time: 2h, next: collect}\n  collect:"
        )
        new = twins.replace("repair", "r1").replace("mend", "r2")
        assert [(c["was"], c["now"]) for c in found(twins, new)] == [("repair", "r1"), ("mend", "r2")]

    def test_two_that_could_be_meant_are_not_guessed(self) -> None:
        one = "  mend: {lane: backstage, title: Repair, time: 2h, next: collect}\n"
        twins = MAP.replace("  collect:", f"{one}{one.replace('mend', 'solder')}  collect:")
        kinds = [c["kind"] for c in found(twins, twins.replace("mend", "r1").replace("solder", "r2"))]
        assert "touchpoint-renamed" not in kinds
        assert kinds.count("touchpoint-added") == 2

    def test_a_case_and_what_shows_it_better(self) -> None:
        new = MAP.replace("touchpoints:", "kind: case\nbetter: other\ntouchpoints:", 1)
        assert [(c["kind"], c["path"], c["now"]) for c in found(MAP, new)] == [
            ("map-changed", "kind", "case"),
            ("map-changed", "better", "other"),
        ]

    def test_a_lane(self) -> None:
        assert found(MAP, MAP.replace("lane: backstage", "lane: support")) == [
            {
                "kind": "touchpoint-moved",
                "path": "touchpoints.repair.lane",
                "was": "backstage",
                "now": "support",
            }
        ]

    def test_a_share(self) -> None:
        new = MAP.replace("{collect: 90%, repair: 10%}", "{collect: 80%, repair: 20%}")
        assert [(c["kind"], c["was"], c["now"]) for c in found(MAP, new)] == [
            ("connection-changed", "90%", "80%"),
            ("connection-changed", "10%", "20%"),
        ]

    def test_an_exit(self) -> None:
        new = MAP.replace("end: served", "end: {served: 95%, lost: 5%}")
        assert [(c["kind"], c["path"]) for c in found(MAP, new)] == [
            ("exit-changed", "touchpoints.collect.end.served"),
            ("exit-added", "touchpoints.collect.end.lost"),
        ]

    def test_promises_and_segments(self) -> None:
        new = MAP.replace("share: 80%", "share: 90%").replace("share: 60%", "share: 50%")
        assert [(c["kind"], c["path"]) for c in found(MAP, new)] == [
            ("promise-changed", "promises.quick.share"),
            ("segment-changed", "segments.walk-in.share"),
        ]

    def test_a_touchpoint_that_is_gone(self) -> None:
        new = MAP.replace("next: repair}\n", "next: collect}\n").replace(
            "  repair: {lane: backstage, title: Repair, time: 2h, next: {collect: 90%, repair: 10%}}\n", ""
        )
        assert [c["kind"] for c in found(MAP, new)] == [
            "connection-added",
            "connection-removed",
            "touchpoint-removed",
            "connection-removed",
            "connection-removed",
        ]


class TestCommand:
    @pytest.fixture
    def two(self, tmp_path: Path) -> tuple[Path, Path]:
        old, new = tmp_path / "old.blueprint.yaml", tmp_path / "new.blueprint.yaml"
        old.write_text(MAP, encoding="utf-8")
        new.write_text(
            MAP.replace("within: 3h", "within: 1h").replace("Report,", "Tell us,"), encoding="utf-8"
        )
        return old, new

    def test_json_to_the_contract(self, two: tuple[Path, Path]) -> None:
        done = run("diff", str(two[0]), str(two[1]), "--json")
        data = json.loads(done.stdout)
        assert (done.code, data["version"], data["same"]) == (1, 1, False)
        assert (data["old"], data["new"]) == tuple(map(str, two))
        # Nobody is through within an hour: the repair alone takes two. Within 3 h: 90 % of customers need one repair.
        assert data["figures"]["promises"]["quick"] == {
            "kind": "share",
            "was": pytest.approx(0.9),
            "now": pytest.approx(0.0),
            "kept_was": True,
            "kept_now": False,
            "range_was": pytest.approx([0.9, 0.9]),
            "range_now": [0.0, 0.0],
            "clear": True,
        }
        assert (
            data["figures"]["time_mean"]["was"] == data["figures"]["time_mean"]["now"] == pytest.approx(8600)
        )
        assert [f["name"] for f in data["figures"]["findings"]["new"]] == [
            "promise-not-kept",
            "standards-exceed-promise",
        ]

    def test_the_same_exits_with_0(self, two: tuple[Path, Path]) -> None:
        done = run("diff", str(two[0]), str(two[0]))
        assert (done.code, done.stdout.strip()) == (0, "the same in meaning")

    def test_text_and_markdown(self, two: tuple[Path, Path]) -> None:
        text = run("diff", str(two[0]), str(two[1])).stdout
        assert "promise quick, within: 3h -> 1h" in text
        assert "NOT kept" in text
        table = run("diff", str(two[0]), str(two[1]), "--markdown", "--lang", "zh").stdout
        assert table.startswith("承诺 quick 不再兑现。")
        assert "\n\n```mermaid\nflowchart LR\n" in table
        assert "```\n\n| 内容 | 之前 | 之后 |\n|---|---|---|\n" in table

    def test_folders(self, tmp_path: Path) -> None:
        one, other = tmp_path / "one", tmp_path / "other"
        for folder in (one, other):
            folder.mkdir()
            (folder / "a.blueprint.yaml").write_text(MAP, encoding="utf-8")
        (other / "b.blueprint.yaml").write_text(MAP, encoding="utf-8")
        data = json.loads(run("diff", str(one), str(other), "--json").stdout)
        assert data["maps"]["a.blueprint.yaml"]["same"] is True
        assert data["maps"]["b.blueprint.yaml"] == {"kind": "map-added", "same": False}

    def test_a_revision(self, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
        folder = two[0].parent
        for words in (
            ["init", "-q"],
            ["add", "."],
            ["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x"],
        ):
            subprocess.run(["git", *words], cwd=folder, check=True)
        two[0].write_text(MAP.replace("2h", "1h"), encoding="utf-8")
        monkeypatch.chdir(folder)
        done = run("diff", "HEAD:old.blueprint.yaml", "old.blueprint.yaml")
        assert (done.code, "time.standard: 2h -> 1h" in done.stdout) == (1, True)
        assert run("diff", "HEAD:./", "HEAD:./").code == 0

    @pytest.mark.parametrize("name", ["nothing.blueprint.yaml", "HEAD:nothing.blueprint.yaml", "nothing:x"])
    def test_what_is_not_there(self, name: str, two: tuple[Path, Path]) -> None:
        done = run("diff", name, str(two[0]))
        assert (done.code, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
        assert name in done.stderr

    def test_what_is_no_map(self, two: tuple[Path, Path], tmp_path: Path) -> None:
        (tmp_path / "x.blueprint.yaml").write_text("- a\n", encoding="utf-8")
        done = run("diff", str(tmp_path / "x.blueprint.yaml"), str(two[0]))
        assert done.code == 2
        assert "is no map" in done.stderr


class TestFigures:
    """Only what is more than noise is called a change."""

    @staticmethod
    def figures(tmp_path: Path, old: str, new: str) -> dict[str, dict[str, object]]:
        for name, text in (("old", old), ("new", new)):
            (tmp_path / f"{name}.blueprint.yaml").write_text(text, encoding="utf-8")
        done = run(
            "diff", str(tmp_path / "old.blueprint.yaml"), str(tmp_path / "new.blueprint.yaml"), "--json"
        )
        found: dict[str, dict[str, object]] = json.loads(done.stdout)["figures"]
        return found

    def test_ranges_that_overlap_are_no_clear_change(self, tmp_path: Path) -> None:
        new = MAP.replace("emotion: 2", "emotion: 2.5")
        remembered = self.figures(tmp_path, MAP, new)["remembered"]
        assert remembered["clear"] is False
        assert remembered["now"] > remembered["was"]  # type: ignore[operator]
        done = run("diff", str(tmp_path / "old.blueprint.yaml"), str(tmp_path / "new.blueprint.yaml"))
        assert "no clear change" in done.stdout

    def test_ranges_apart_are_a_change(self, tmp_path: Path) -> None:
        # A repair of ten hours in place of two: the range of assumed times is a quarter up or down.
        time = self.figures(tmp_path, MAP, MAP.replace("time: 2h", "time: 10h"))["time_mean"]
        assert time["clear"] is True
        assert time["was"] == pytest.approx(8600)
        assert time["now"] == pytest.approx(40600)

    def test_hand_offs_and_crossings(self, tmp_path: Path) -> None:
        # report -> repair -> collect cross from customer to backstage and back; on the stage nothing is hidden.
        figures = self.figures(tmp_path, MAP, MAP.replace("lane: backstage", "lane: frontstage"))
        assert figures["crossings"] == {"was": 2, "now": 0}
        assert figures["handoffs"] == {"was": 2, "now": 2}


def test_another_id_of_the_map() -> None:
    old, new = (lint(loads(text, "m")) for text in (MAP, f"id: other\n{MAP}"))
    assert [(c.kind, c.path, c.was, c.now) for c in difference(old, new).changes] == [
        ("map-changed", ("id",), "m", "other")
    ]


def test_a_touchpoint_is_known_by_its_place() -> None:
    new = MAP.replace("repair: {lane: backstage, title: Repair,", "mend: {lane: backstage, title: Mend,")
    new = new.replace("next: repair}", "next: mend}").replace("repair: 10%", "mend: 10%")
    assert [(c["kind"], c["path"]) for c in found(MAP, new)] == [
        ("touchpoint-renamed", "touchpoints.mend"),
        ("value-changed", "touchpoints.mend.title"),
    ]


def test_ways_together_are_no_alternatives() -> None:
    both = MAP.replace("{collect: 90%, repair: 10%}", "{all: [collect, report]}")
    either = MAP.replace("{collect: 90%, repair: 10%}", "[collect, report]")
    assert [(c["kind"], c["path"]) for c in found(both, either)] == [
        ("value-changed", "touchpoints.repair.next.all")
    ]


def test_a_note_more_is_one_change() -> None:
    old = MAP.replace("time: 2h,", "time: 2h, notes: [{pain: a}, {idea: b}],")
    new = MAP.replace("time: 2h,", "time: 2h, notes: [{gain: c}, {pain: a}, {idea: b}],")
    assert found(old, new) == [
        {"kind": "value-changed", "path": "touchpoints.repair.notes.0", "was": None, "now": {"gain": "c"}}
    ]


def test_the_order_of_phases_means_something() -> None:
    old, new = (f"phases: [{names}]\n{MAP}" for names in ("a, b", "b, a"))
    assert found(old, new) == [
        {"kind": "map-changed", "path": "phases", "was": ["a", "b"], "now": ["b", "a"]}
    ]


def _repository(folder: Path, **texts: str) -> None:
    git = ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    for name, text in texts.items():
        file = folder / f"{name.replace('__', '/')}.blueprint.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
        subprocess.run([*git, *words], cwd=folder, check=True)


def test_renames_and_a_move_in_a_file_with_a_mark_and_windows_lines_are_what_they_are_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Moments of truth and findings are the same under another id."""
    _repository(tmp_path, hall=MAP)
    monkeypatch.chdir(tmp_path)
    new = (
        MAP.replace("report", "tell").replace("collect", "fetch").replace("lane: backstage", "lane: support")
    )
    Path("hall.blueprint.yaml").write_bytes(b"\xef\xbb\xbf" + new.replace("\n", "\r\n").encode())
    done = run("diff", "HEAD:hall.blueprint.yaml", "hall.blueprint.yaml")
    assert done.code == 1
    assert done.stdout.splitlines() == [
        "As before: what customers remember and how long a visit takes on average.",
        "",
        "another id: Report (tell): report -> tell",
        "moved: Repair (repair), lane: backstage -> support",
        "another id: Collect (fetch): collect -> fetch",
    ]


def test_a_variant_at_a_revision_stands_on_its_bases_of_other_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    variant = "blueprint: 1\nextends: {base}.blueprint.yaml\nchanges: {{repair: {{time: {time}}}}}\n"
    _repository(
        tmp_path,
        hall=MAP,
        to__mid=variant.format(base="../hall", time="1h"),
        branches__north=variant.format(base="../to/mid", time="2h"),
    )
    north = tmp_path / "branches" / "north.blueprint.yaml"
    north.write_text(variant.format(base="../to/mid", time="3h"), encoding="utf-8")
    said = "Repair (repair), time.standard: 2h -> 3h"
    monkeypatch.chdir(tmp_path)
    assert said in run("diff", "HEAD:branches/north.blueprint.yaml", north).stdout.splitlines()
    monkeypatch.chdir(north.parent)
    assert said in run("diff", "HEAD:north.blueprint.yaml", north).stdout.splitlines()
    assert said in run("diff", "HEAD:.", ".").stdout.splitlines()


def test_a_shallow_clone_says_how_to_get_the_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "whole").mkdir()
    _repository(tmp_path / "whole", hall=MAP)
    clone = ["git", "clone", "-q", "--depth", "1", (tmp_path / "whole").as_uri(), str(tmp_path / "shallow")]
    subprocess.run(clone, check=True)
    monkeypatch.chdir(tmp_path / "shallow")
    done = run("diff", "HEAD~1:hall.blueprint.yaml", "hall.blueprint.yaml")
    assert done.code == 2
    assert "git fetch --unshallow" in done.stderr


def _steps(*titles: str) -> str:
    """A map whose ids are numbers in a row."""
    ways = [f"next: s{n + 1}" for n in range(1, len(titles))] + ["end: served"]
    steps = [
        f"  s{n}: {{lane: customer, title: {title}, time: {len(title)}m, {way}}}\n"
        for n, (title, way) in enumerate(zip(titles, ways, strict=True), 1)
    ]
    return f"blueprint: 1\ntitle: x\ntouchpoints:\n{''.join(steps)}"


COUNTED = ("Come", "Choose", "Pay it", "Go")


@pytest.mark.parametrize(
    ("now", "named"),
    [
        (
            ("Park the car", *COUNTED),
            [
                ("touchpoint-added", "s1"),
                ("connection-added", "s1"),
                *(("touchpoint-renamed", f"s{n}") for n in (2, 3, 4, 5)),
            ],
        ),
        (
            COUNTED[1:],
            [
                *(("touchpoint-renamed", f"s{n}") for n in (1, 2, 3)),
                ("touchpoint-removed", "s1-was"),
                ("connection-removed", "s1-was"),
            ],
        ),
    ],
    ids=["one in front", "the first gone"],
)
def test_numbers_that_are_counted_anew_are_new_ids_and_no_new_content(
    now: tuple[str, ...], named: list[tuple[str, str]]
) -> None:
    assert [(c["kind"], str(c["path"]).split(".")[1]) for c in found(_steps(*COUNTED), _steps(*now))] == named


def test_two_ids_that_change_places_are_two_new_ids() -> None:
    new = (
        MAP.replace("report", "x")
        .replace("collect", "report")
        .replace("x:", "collect:")
        .replace("x,", "collect,")
    )
    assert [(c["kind"], c["was"], c["now"]) for c in found(MAP, new)] == [
        ("touchpoint-renamed", "report", "collect"),
        ("touchpoint-renamed", "collect", "report"),
    ]


def test_another_id_and_another_lane_at_once() -> None:
    new = MAP.replace("repair", "mend").replace("lane: backstage", "lane: support")
    assert [c["kind"] for c in found(MAP, new)] == ["touchpoint-renamed", "touchpoint-moved"]


class TestMeaning:
    """What it means for customers comes first, in plain words."""

    @staticmethod
    def said(old: str, new: str, language: Language = "en") -> str:
        linted = [lint(loads(text, "m")) for text in (old, new)]
        return paragraph(meaning(difference(*linted), language), language)

    def test_what_comes_and_what_goes_back_no_more(self) -> None:
        new = MAP.replace("{collect: 90%, repair: 10%}", "greet").replace(
            "  collect:",
            "  greet: {lane: frontstage, title: Greet, time: 1m, next: collect}\n"
            "  file: {lane: support, title: File}\n  collect:",
        )
        assert self.said(MAP, new).startswith(
            "New for customers: “Greet”. New behind the scenes: “File”. Nobody has to repeat “Repair” any more. "
        )
        assert self.said(new, MAP, "zh").startswith(
            "客户不再经历：“Greet”。后台不再有：“File”。有客户要重复经历“Repair”。"
        )

    def test_where_customers_can_see_it(self) -> None:
        new = MAP.replace("lane: backstage", "lane: frontstage")
        assert self.said(MAP, new).startswith("Customers now see “Repair”. ")
        assert self.said(new, MAP, "zh").startswith("客户不再看得到：“Repair”。")

    def test_a_visit_that_is_clearly_longer(self) -> None:
        said = self.said(MAP, MAP.replace("time: 2h", "time: 10h"))
        # 2 h 23 min and 11 h 17 min, as finely as their ranges are known.
        assert "A visit takes longer on average: 11 h, not 2 h 25 min." in said
        assert "Promise quick is no longer kept." in said
        assert "As before: what customers remember." in said

    def test_only_what_is_more_than_noise(self) -> None:
        said = self.said(MAP, MAP.replace("emotion: 2", "emotion: 2.5"))
        assert said == (
            "No clear change in what customers remember: the ranges before and after overlap. "
            "As before: how long a visit takes on average."
        )

    def test_a_promise_of_more_is_broken_by_the_same_time(self) -> None:
        """90 % are done within 3 h: 80 % are kept, 95 % would not be, and that is no noise."""
        new = MAP.replace("share: 80%", "share: 95%")
        assert self.said(MAP, new, "zh").startswith("承诺 quick 不再兑现。")


def test_a_map_that_was_none_before_is_named_beside_the_others(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, text in ((one, "- a\n"), (other, MAP)):
        folder.mkdir()
        (folder / "a.blueprint.yaml").write_text(text, encoding="utf-8")
    done = run("diff", str(one), str(other))
    assert (done.code, "before, it could not be read" in done.stdout) == (1, True)
    (one / "a.blueprint.yaml").unlink()
    assert "New map." in run("diff", str(one), str(other)).stdout
    (other / "a.blueprint.yaml").unlink()
    assert run("diff", str(one), str(other)).code == 2


def test_a_map_under_another_file_name_is_the_same_map(tmp_path: Path) -> None:
    for folder, name, text in (
        ("one", "hall", f"id: hall\n{MAP}"),
        ("other", "to/lobby", f"id: hall\n{MAP}".replace("2h", "3h")),
    ):
        file = tmp_path / folder / f"{name}.blueprint.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    said = run("diff", str(tmp_path / "one"), str(tmp_path / "other")).stdout
    assert said.startswith("to/lobby.blueprint.yaml\nIt was called hall.blueprint.yaml.\n\n")
    assert "Repair (repair), time.standard: 2h -> 3h" in said
    data = json.loads(run("diff", str(tmp_path / "one"), str(tmp_path / "other"), "--json").stdout)
    assert {name: each["was"] for name, each in data["maps"].items()} == {
        "to/lobby.blueprint.yaml": "hall.blueprint.yaml"
    }


def test_revisions_of_a_repository_without_files_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And of a folder with a space in its name."""
    _repository(tmp_path, **{"my maps__hall": MAP})
    bare = tmp_path / "bare"
    subprocess.run(["git", "clone", "-q", "--bare", str(tmp_path), str(bare)], check=True)
    monkeypatch.chdir(bare)
    done = run("diff", "HEAD:my maps/hall.blueprint.yaml", "HEAD:my maps/hall.blueprint.yaml")
    assert (done.code, done.stdout) == (0, "the same in meaning\n")
    assert run("diff", "HEAD:my maps", "HEAD:").code == 1
