"""Maps side by side, and where their differences come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from blueprint.diff.attribution import contributions
from blueprint.figures import Analysis
from blueprint.model.loader import loads
from blueprint.model.service_map import ServiceMap
from tests.run import run

BASE = """\
blueprint: 1
title: Repair
emotion_spread: 1
segments:
  walk-in: {title: Walk-in, share: 60%, changes: {collect: {emotion: 1}}}
  called: {title: Called}
touchpoints:
  report: {lane: customer, title: Report, time: 5m, emotion: -1, next: repair}
  repair: {lane: frontstage, title: Repair, time: 2h, emotion: 0, next: {collect: 90%, repair: 10%}}
  collect: {lane: customer, title: Collect, time: 5m, emotion: 2, end: served}
"""
ADDED = BASE.replace("next: repair}", "next: greet}").replace(
    "  repair:", "  greet: {lane: frontstage, title: Greet, time: 1m, emotion: 3, next: repair}\n  repair:"
)
CHANGES = {
    "values": BASE.replace("time: 5m, emotion: -1", "time: 4m, emotion: 1").replace("2h", "1h"),
    "a loop less": BASE.replace("next: {collect: 90%, repair: 10%}", "next: collect"),
    "a touchpoint more": ADDED.replace("emotion: 2, end", "emotion: 3, end"),
    "a touchpoint less": BASE.replace("next: repair}", "next: collect}").replace(
        "  repair: {lane: frontstage, title: Repair, time: 2h, emotion: 0, next: {collect: 90%, repair: 10%}}\n",
        "",
    ),
    "segments too": ADDED.replace("share: 60%", "share: 20%").replace("2h", "90m"),
    "another id": BASE.replace("report", "tell").replace("2h", "3h"),
}


def a_map(text: str) -> ServiceMap:
    found = loads(text, "m").map
    assert found
    return found


def figures(service_map: ServiceMap) -> tuple[float, float]:
    whole = Analysis(service_map).all
    assert whole.experience.remembered is not None
    assert whole.time.mean is not None
    return whole.experience.remembered, whole.time.mean


@pytest.mark.parametrize("name", CHANGES)
def test_the_parts_add_up_to_the_whole(name: str) -> None:
    old, new = a_map(BASE), a_map(CHANGES[name])
    parts = contributions(old, new)
    before, after = figures(old), figures(new)
    assert sum(p.remembered or 0.0 for p in parts) == pytest.approx(after[0] - before[0], abs=1e-9)
    assert sum(p.time_mean or 0.0 for p in parts) == pytest.approx(after[1] - before[1], abs=1e-9)


def test_they_add_up_with_more_pieces_than_are_taken_in_all_orders() -> None:
    steps = [
        f"  s{n}: {{lane: customer, title: S{n}, time: 1m, emotion: {n % 3}, next: s{n + 1}}}\n"
        for n in range(8)
    ]
    text = f"blueprint: 1\ntitle: x\ntouchpoints:\n{''.join(steps)}  s8: {{lane: customer, title: S8, time: 5m, end: served, emotion: 1}}\n"
    old, new = a_map(text), a_map(text.replace("time: 1m", "time: 2m").replace("emotion: 2", "emotion: 4"))
    parts = contributions(old, new)
    assert len(parts) == 8
    assert sum(p.remembered or 0.0 for p in parts) == pytest.approx(
        figures(new)[0] - figures(old)[0], abs=1e-9
    )
    # Eight steps, each a minute longer: each has its minute, whatever the order.
    assert [p.time_mean for p in parts] == pytest.approx([60.0] * 8)


def test_segments_that_name_what_only_the_old_map_has_go_with_it() -> None:
    """No piece stands alone there, and the old segments cannot be laid over the new touchpoints."""
    old = """\
blueprint: 1
title: Repair
segments:
  walk-in: {title: Walk-in, share: 60%, changes: {report: {next: {desk: 50%, repair: 50%}}}}
  called: {title: Called}
touchpoints:
  report: {lane: customer, title: Report, time: 5m, next: {repair: 100%, desk: 0%}}
  desk: {lane: frontstage, title: Desk, time: 1m, next: repair}
  repair: {lane: frontstage, title: Repair, time: 2h, end: served}
"""
    new = """\
blueprint: 1
title: Repair
touchpoints:
  report: {lane: customer, title: Report, time: 5m, next: repair}
  repair: {lane: frontstage, title: Repair, time: 1h, end: served}
"""
    (only,) = contributions(a_map(old), a_map(new))
    assert only.time_mean == pytest.approx(-3600 - 0.6 * 0.5 * 60)


def test_pieces_are_what_comes_together() -> None:
    parts = contributions(a_map(BASE), a_map(CHANGES["a touchpoint more"]))
    assert [p.touchpoints for p in parts] == [("report", "greet"), ("collect",)]
    assert parts[0].time_mean == pytest.approx(60.0)
    assert parts[1].time_mean == pytest.approx(0.0, abs=1e-9)


class TestCommand:
    @pytest.fixture
    def files(self, tmp_path: Path) -> list[str]:
        made = {"as-is": BASE, "to-be": BASE.replace("2h", "20m"), "dream": ADDED.replace("2h", "5m")}
        for name, text in made.items():
            (tmp_path / f"{name}.blueprint.yaml").write_text(text, encoding="utf-8")
        return [str(tmp_path / f"{name}.blueprint.yaml") for name in made]

    def test_json(self, files: list[str]) -> None:
        done = run("compare", *files, "--json")
        data = json.loads(done.stdout)
        assert (done.code, data["version"], data["maps"]) == (0, 1, ["as-is", "to-be", "dream"])
        time = data["figures"]["time_mean"]
        # 5 min + 5 min and 1/0.9 repairs of 2 h, 20 min, 5 min; the last has a minute of greeting.
        assert time["values"] == pytest.approx([8600.0, 600 + 1200 / 0.9, 660 + 300 / 0.9])
        assert time["best"] == "dream"
        assert data["figures"]["remembered"]["best"] is None, "a minute's greeting is within the noise"
        assert data["differences"][0]["parts"] == [
            {"touchpoints": ["repair"], "remembered": 0.0, "time_mean": pytest.approx(-6000 / 0.9)}
        ]

    @pytest.mark.parametrize("language", ["en", "zh"])
    def test_text_and_markdown(self, files: list[str], language: str) -> None:
        text = run("compare", *files, "--lang", language).stdout
        assert ("mean visit" if language == "en" else "平均耗时") in text
        table = run("compare", *files, "--markdown", "--lang", language).stdout
        assert table.startswith("| figure | as-is |" if language == "en" else "| 数字 | as-is |")

    def test_maps_that_do_not_fit_beside_each_other_stand_below_each_other(self, files: list[str]) -> None:
        """Whatever the width, every figure has its name, and no range is cut."""
        lines = run("compare", *files).stdout.splitlines()
        assert lines[0].split() == ["figure", "map"]
        (mean,) = (n for n, line in enumerate(lines) if line.startswith("mean visit "))
        assert [line.split()[0] for line in lines[mean + 1 : mean + 3]] == ["to-be", "dream"]
        assert "…" not in "".join(lines)

    def test_one_map_is_nothing_to_compare(self, files: list[str]) -> None:
        done = run("compare", files[0])
        assert (done.code, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_equal_shares_are_taken_and_said_where_nobody_knows_them(tmp_path: Path) -> None:
    files = []
    for name, score in (("one", 2), ("other", 5)):
        files.append(tmp_path / f"{name}.blueprint.yaml")
        text = BASE.replace("{collect: 90%, repair: 10%}", "[collect, repair]").replace(
            "emotion: 2", f"emotion: {score}"
        )
        files[-1].write_text(text, encoding="utf-8")
    refused = run("compare", *files)
    assert refused.code == 1 and "nobody knows the shares of customers going on from Repair" in refused.stderr
    done = run("compare", *files, "--assume", "equal", "--json")
    assert done.code == 0 and done.stderr.count("are assumed: nobody knows them") == 2
    assert json.loads(done.stdout)["assumed"]["other"] == {"shares": "equal", "touchpoints": ["repair"]}
