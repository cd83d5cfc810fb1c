"""The House of Quality and the matrix of dimensions as pictures: numbers, signs, nothing clipped."""

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from blueprint.draw.charts.dimensions import dimensions_chart
from blueprint.draw.charts.house import house_chart
from blueprint.draw.text.metrics import measure
from blueprint.draw.theme.themes import THEMES
from blueprint.figures import Analysis
from blueprint.model.loader import load, loads
from tests.figures.test_quality import COFFEE
from tests.run import run

MAPS = Path(__file__).parents[2] / "maps"
BRANCH = MAPS / "branch-visitor-routing.blueprint.yaml"
SVG = "{http://www.w3.org/2000/svg}"
LONG_ZH = ("柜台", "综合业务受理与CRM系统录入", "自助终端办理并由导服全程陪同协助完成", "预约 APP 登记")
LONG_EN = (
    "Counter",
    "Comprehensive acceptance and CRM entry",
    "Kiosk with full assistance",
    "Book in the app",
)


def large(columns: int = 25, rows: int = 8) -> str:
    needs = [
        f"  n{i}: {{title: {{zh: 希望主动说明第{i}项办理进度与时限, en: Wants progress of matter {i} explained unasked}},"
        f" importance: {1 + i % 5}, ours: {1 + i % 4}, target: {2 + i % 4}, competitors: {{甲: {1 + i % 5}}}}}"
        for i in range(rows)
    ]
    steps = []
    for j in range(columns):
        meets = ", ".join(f"n{i}: {(9, 3, 1)[(i + j) % 3]}" for i in range(rows) if (i * 7 + j * 3) % 5 < 2)
        way = f"next: t{j + 1}" if j + 1 < columns else "end: served"
        title = f"{{zh: {LONG_ZH[j % 4]}{j}, en: {LONG_EN[j % 4]} {j}}}"
        steps.append(f"  t{j}: {{lane: frontstage, title: {title}, emotion: 1, meets: {{{meets}}}, {way}}}")
    roof = f'  - {{between: [t0, t{columns - 1}], effect: "--"}}'
    return "\n".join(
        ["blueprint: 1", "title: Large", "needs:", *needs, "roof:", roof, "touchpoints:", *steps, ""]
    )


def analysis(text: str) -> Analysis:
    loaded = loads(text)
    assert loaded.map is not None, [p.message.en for p in loaded.problems]
    return Analysis(loaded.map)


def texts(svg: str) -> list[str]:
    return [t.text or "" for t in Tree.fromstring(svg).iter(f"{SVG}text")]


def test_the_published_house_shows_its_numbers_and_its_roof():
    said = texts(house_chart(analysis(COFFEE), "en", THEMES["screen"]))
    for number in ("45", "39", "51", "33.3 %", "28.9 %", "37.8 %"):
        assert number in said
    assert said.count("−−") == 1 and said.count("+") == 2, "one of them in the key"
    assert [said.count(t) for t in ("Fan RPM", "Heater watts", "Insulation", "Quiet")] == [1, 1, 1, 1]
    signs = house_chart(analysis(COFFEE), "en", THEMES["screen"])
    assert signs.count('r="7.5"') == 5 + 2 and signs.count('r="4"') == 3 + 1, "with the key's"


@pytest.mark.parametrize("speech", ["both", "zh", "en"])
@pytest.mark.parametrize("theme", sorted(THEMES))
@pytest.mark.parametrize("text", [COFFEE, large()], ids=["3x3", "8x25"])
def test_nothing_leaves_the_picture(text, theme, speech):
    root = Tree.fromstring(house_chart(analysis(text), speech, THEMES[theme]))
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    turned = {id(t) for g in root.iter(f"{SVG}g") if g.get("transform") for t in g.iter(f"{SVG}text")}
    for each in root.iter(f"{SVG}text"):
        x, y, size = (float(each.get(k, 0)) for k in ("x", "y", "font-size"))
        wide = measure(each.text or "", size, each.get("font-weight") == "700")
        if id(each) in turned:
            assert y - wide > 0 and y <= height and size < x <= width, each.text
            continue
        left = x - {"middle": wide / 2, "end": wide}.get(each.get("text-anchor", ""), 0)
        assert left >= 0 and left + wide <= width and size < y <= height, each.text


@pytest.mark.parametrize("speech", ["both", "zh", "en"])
def test_titles_of_narrow_columns_keep_to_their_columns(speech):
    svg = house_chart(analysis(large()), speech, THEMES["screen"])
    root = Tree.fromstring(svg)
    columns = [
        (float(r.group(1)), float(r.group(2)), float(r.group(3)))
        for r in re.finditer(r'd="M([\d.]+),([\d.]+)L\1,([\d.]+)"', svg)
    ]
    edges = sorted({x for x, top, bottom in columns if bottom - top > 400})
    edges = edges[:26]  # those of the ratings come after
    turned = [t for g in root.iter(f"{SVG}g") if g.get("transform") for t in g.iter(f"{SVG}text")]
    assert turned
    for each in turned:
        x, size = float(each.get("x", 0)), float(each.get("font-size", 0))
        assert any(a <= x - size * 0.9 and x + size * 0.3 <= b for a, b in pairwise(edges)), each.text


def test_a_need_nobody_meets_and_a_map_without_a_roof_say_so():
    text = COFFEE.replace("meets: {fast: 9, energy: 3}, ", "")
    text = text[: text.index("roof:")] + text[text.index("touchpoints:") :]
    said = texts(house_chart(analysis(text), "zh", THEMES["print"]))
    assert "无触点" in said and "未给出屋顶" in said


def test_a_map_without_needs_has_no_house(tmp_path):
    path = tmp_path / "plain.blueprint.yaml"
    path.write_text(
        "blueprint: 1\ntitle: x\ntouchpoints: {a: {lane: customer, title: A, end: served}}\n", "utf-8"
    )
    done = run("export", path, "--to", "house,dimensions", "--out", tmp_path / "out")
    assert done.code == 0
    assert "no House of Quality" in done.stderr and "`quality`" in done.stderr
    assert not list((tmp_path / "out").rglob("*.svg"))


def test_the_charts_are_exported_as_svg_png_and_pdf(tmp_path):
    done = run(
        "export", BRANCH, "--to", "house,dimensions", "--texts", "zh", "--scale", "1", "--out", tmp_path
    )
    assert done.code == 0
    folder = tmp_path / "branch-visitor-routing"
    for name in ("house", "dimensions"):
        assert (folder / f"{name}.svg").read_text("utf-8").startswith("<svg ")
        assert (folder / f"{name}.png").read_bytes().startswith(b"\x89PNG")
        assert (folder / f"{name}.pdf").read_bytes().startswith(b"%PDF")


def test_the_matrix_of_dimensions_shows_who_carries_what_and_the_gaps():
    loaded = load(BRANCH)
    assert loaded.map is not None
    made = Analysis(loaded.map)
    svg = dimensions_chart(made, "en", THEMES["screen"])
    said = texts(svg)
    marks = sum(len(t.quality) for t in loaded.map.touchpoints.values())
    assert svg.count("<circle") == marks + 2, "and two in the key"
    for text in ("-1.50", "+0.20", "Responsiveness", "32 %", "SERVQUAL -0.58 unweighted, -0.70 weighted"):
        assert text in said
    assert dimensions_chart(analysis(COFFEE), "en", THEMES["screen"]) == ""
