"""The SVG: the same bytes everywhere, and inert whatever a title says."""

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from blueprint.draw import lay_out, svg
from blueprint.draw.from_figures import overlay_of
from blueprint.draw.overlay import Overlay
from blueprint.draw.theme.themes import PRINT, THEMES
from blueprint.figures import Analysis
from blueprint.model.loader import load, loads
from blueprint.model.names import Lane
from tests.draw.judge import judge_layout

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
DRAW = """
import sys
from blueprint.draw import lay_out, svg
from blueprint.model.loader import load
sys.stdout.buffer.write(svg(lay_out(load(sys.argv[1]).map)).encode())
"""


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_process_draws_the_same_bytes(seed):
    path = ROOT / "maps/branch-visitor-routing.blueprint.yaml"
    service_map = load(path).map
    assert service_map
    done = subprocess.run(
        [sys.executable, "-c", DRAW, str(path)],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONUTF8": "1"},
    )
    assert done.stdout == svg(lay_out(service_map)).encode()


@pytest.mark.parametrize(
    "title",
    [
        "</svg><script>alert(1)</script>",
        "]]><!-- <![CDATA[",
        "' onload='alert(1)",
        '\\" onload=\\"alert(1)',
        "&lt;script&gt; &amp; &#60;",
        "\\u202eevil\\u0007 \\uFFFE end",
        "=cmd() ../../x {0} {title} %s",
        "x" * 2000,
        "﷽" * 40,
        "<" * 2000,
    ],
)
def test_hostile_titles_are_inert(title):
    text = f'''
blueprint: 1
title: "{title}"
purpose: "{title}"
version: "{title}"
segments:
  s: {{title: "{title}", share: 100%}}
touchpoints:
  a:
    lane: customer
    title: "{title}"
    role: "{title}"
    evidence: ["{title}", "{title}2"]
    next: {{b: 50%, c: 50%}}
  b: {{lane: frontstage, title: {{zh: "{title}", en: "{title}!"}}, end: served}}
  c: {{lane: support, title: "{title}", end: gone}}
'''
    service_map = loads(text).map
    assert service_map
    layout = lay_out(service_map)
    judge_layout(layout)
    root = ElementTree.fromstring(svg(layout))
    allowed = {"svg", "title", "desc", "g", "rect", "path", "text", "circle"}
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= allowed
    assert not any(name.startswith("on") or "href" in name for e in root.iter() for name in e.attrib)


def test_people_and_programs_find_their_way():
    service_map = load(ROOT / "maps/corner-shoeshine.blueprint.yaml").map
    assert service_map
    root = ElementTree.fromstring(svg(lay_out(service_map, Overlay(ranks={"buff": 1}))))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "服务蓝图：街角擦鞋 · Corner shoeshine"
    assert "5 条连接" in (root.findtext(f"{SVG}desc") or "")
    groups = {g.get("id"): g for g in root.iter(f"{SVG}g")}
    assert groups["touchpoint:buff"].findtext(f"{SVG}title") == "抛光 · Buff"
    assert {f"touchpoint:{id_}" for id_ in service_map.touchpoints} <= set(groups)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_text_can_be_read(theme):
    least = 7.0 if theme.name == "contrast" else 4.5
    grounds = [theme.paper, theme.card, *(paint.ground for paint in theme.lanes.values())]
    pairs = [(ink, ground) for ink in theme.inks.values() for ground in grounds]
    pairs += [
        (p.text, p.ground)
        for p in (
            *theme.states.values(),
            *theme.marks.values(),
            theme.pill,
            theme.exit,
            theme.phase,
            theme.seen,
        )
    ]
    pairs.append((theme.hidden.text, theme.hidden.ground))
    if not theme.shaped:  # figures are told by colour on the card itself
        pairs += [(p.text, theme.card) for state, p in theme.states.items() if state != "plain"]
    for text, ground in pairs:
        assert contrast(text, ground) >= least, (text, ground)
    assert set(theme.lanes) == set(Lane)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_lines_stand_out_from_every_lane(theme):
    least = 7.0 if theme.name == "contrast" else 3.0
    grounds = [theme.paper, *(paint.ground for paint in theme.lanes.values())]
    for stroke in (theme.arrow, theme.back, *(e.colour for e in theme.segments)):
        assert all(contrast(stroke, ground) >= least for ground in grounds), stroke


def test_print_needs_no_colour():
    path = ROOT / "maps/branch-visitor-routing.blueprint.yaml"
    service_map = load(path).map
    assert service_map
    layout = lay_out(service_map, overlay_of(Analysis(service_map)))
    colours = set(re.findall(r"#[0-9A-F]{6}", svg(layout, "print")))
    assert all(c[1:3] == c[3:5] == c[5:7] for c in colours)
    looks = {state: (PRINT.states[state], PRINT.state_edges.get(state)) for state in PRINT.states}
    assert len({repr(look) for look in looks.values()}) == len(looks)
    assert PRINT.back_dash and PRINT.shaped


def contrast(one: str, two: str) -> float:
    """By WCAG 2."""
    a, b = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (a + 0.05) / (b + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
