"""draw.io files of ours to a map: what they hold comes back, the rest is named."""

import base64
import re
import zlib
from urllib.parse import quote

import pytest

from blueprint.export.formats.drawio import write
from blueprint.export.subject import Subject
from blueprint.figures import Analysis
from blueprint.importing.lanes import Lanes
from blueprint.importing.readers.drawio import read
from blueprint.model.loader import loads
from blueprint.model.writing import as_written
from blueprint.source.writer import yaml_text
from tests.export.test_bpmn import IN_LANGUAGES, analysis_of, map_named
from tests.run import run


def drawn(name: str, texts="both") -> str:
    return next(iter(write(Subject(analysis_of(name), texts)))).data.decode()


def back(raw: str, folder):
    file = folder / "x.drawio"
    file.write_text(raw, encoding="utf-8")
    made = read(file, Lanes())
    return loads(yaml_text(made.data)).map, [note.en for note in made.notes]


def written(service_map) -> dict:
    """All a map says but its name."""
    return {key: value for key, value in as_written(service_map).items() if key != "id"}


@pytest.mark.parametrize(("name", "texts"), IN_LANGUAGES)
def test_everything_comes_back_whatever_the_language_of_the_drawing(name, texts, tmp_path):
    read_back, notes = back(drawn(name, texts), tmp_path)
    first = map_named(name)
    assert notes == []
    assert written(read_back) == written(first)
    assert list(read_back.touchpoints) == list(first.touchpoints)


KEYS = """\
blueprint: 1
title: {zh: 全部的键, en: Every key}
x-board: {id: 7, tags: [a, b]}
emotion_spread: 1.5
phases: {search: 搜索, use: {title: {zh: 使用, en: Use}}}
channels: {wechat: {title: {zh: 微信, en: WeChat}, weight: 0.5}}
exits: {bought: {title: {zh: 买了, en: Bought}, good: true}, gone: {good: no}}
touchpoints:
  a:
    lane: customer/online
    title: 搜索
    phase: search
    channel: wechat
    start: unknown
    tags: [vip, {zh: 贵宾, en: VIP}]
    x-owner: 张三
    notes: [{pain: 找不到, source: 访谈}, {link: "https://example.org", text: 说明}, {quote: {zh: 太慢, en: slow}}]
    next: {b: 30%, c: }
  b:
    lane: frontstage/导服
    title: {zh: 帮, en: Help}
    time: {standard: 3m, limit: {within: 1h, from: a, to: c}}
    emotion: {score: -1, spread: 0}
    start: unknown
    next: c
    evidence: [{zh: 单子, en: Form}, 牌子]
    uses: [s]
  c: {lane: backstage, title: 办, phase: use, emotion: 1, end: {bought: 60%, gone: }, "x-a.b": "1"}
  s: {lane: support/it, title: 系统}
"""
"""Every key that people add of their own, and shares that nobody knows."""


def keys_drawn() -> str:
    return next(iter(write(Subject(Analysis(loads(KEYS).map))))).data.decode()


def test_words_of_ones_own_and_unknown_shares_come_back(tmp_path):
    read_back, notes = back(keys_drawn(), tmp_path)
    assert (notes, written(read_back)) == ([], written(loads(KEYS).map))


def test_what_a_person_changed_counts_and_the_rest_stays(tmp_path):
    raw = keys_drawn()
    for old, new in (
        (
            'label="&lt;i&gt;D N&lt;/i&gt;&lt;br&gt;&lt;b style=&quot;font-size: 13px&quot;&gt;搜索&lt;/b&gt;"',
            'label="找一找"',
        ),
        ('label="30 %"', 'label="40 %"'),
        (
            'label="&lt;b style=&quot;font-size: 11.5px&quot;&gt;单子、牌子&lt;/b&gt;&lt;br&gt;Form, 牌子"',
            'label="收据"',
        ),
    ):
        assert old in raw
        raw = raw.replace(old, new)
    read_back, _ = back(raw, tmp_path)
    changed = KEYS.replace("title: 搜索\n    phase", "title: 找一找\n    phase").replace("b: 30%", "b: 40%")
    changed = changed.replace("[{zh: 单子, en: Form}, 牌子]", "[收据]")
    assert written(read_back) == written(loads(changed).map)


def test_data_edited_in_the_program_count(tmp_path):
    read_back, _ = back(keys_drawn().replace('time.standard="3m"', 'time.standard="9m"'), tmp_path)
    assert written(read_back)["touchpoints"]["b"]["time"]["standard"] == "9m"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('uses.1="s"', 'uses.1.a="s" uses.2.b="s"'),
        ('evidence.2="牌子"', 'evidence="x"'),
        ('lane="frontstage/导服"', 'lane.x.y="z"'),
        ('map="{', 'map="{&quot;x-a&quot;: ' + "[" * 900 + "]" * 900 + ", "),
        ('map="{', 'map="['),
        ('x-owner="张三"', "title." + ".".join("abcdefghijklmnopqrstuvwxyz") + '="张三"'),
    ],
    ids=range(6),
)
def test_data_that_are_none_are_told_and_never_a_failure(old, new, tmp_path):
    raw = keys_drawn()
    assert old in raw
    (tmp_path / "x.drawio").write_text(raw.replace(old, new), encoding="utf-8")
    done = run("import", tmp_path / "x.drawio")
    assert done.code in (0, 1, 2) and "should not have happened" not in done.stderr


def test_a_drawing_whose_title_is_gone_says_what_went_with_it(tmp_path):
    raw = re.sub(r'<object [^>]*id="title">.*?</object>', "", keys_drawn(), flags=re.DOTALL)
    read_back, notes = back(raw, tmp_path)
    assert read_back is None or not read_back.phases
    assert notes[0].startswith("the title of the drawing is gone, and with it")


def test_a_drawing_without_data_gives_what_is_drawn(tmp_path):
    """As another program may hand it on: no data beside boxes and arrows."""
    raw = re.sub(
        r'<object label="([^"]*)"[^>]* id="([^"]*)">\s*<mxCell ',
        r'<mxCell id="\2" value="\1" ',
        drawn("long"),
    ).replace("</object>", "")
    read_back, notes = back(raw, tmp_path)
    for id_, t in map_named("long").touchpoints.items():
        again = read_back.touchpoints[id_]
        assert (again.lane, again.together, again.join) == (t.lane, t.together, t.join), id_
        assert {c.to for c in again.next} == {c.to for c in t.next}, id_
        assert set(again.uses) == set(t.uses) and again.end.keys() == t.end.keys(), id_
    assert notes[0].startswith("draw.io files hold only")


def test_an_arrow_to_what_is_gone_is_named(tmp_path):
    gone = '<mxCell id="n2" edge="1" parent="1" source="touchpoint:gone" target="touchpoint:leave"/>'
    _, notes = back(drawn("long").replace("</root>", gone + "</root>"), tmp_path)
    assert any("'gone' to 'leave'" in note for note in notes)


def test_a_packed_page(tmp_path):
    raw = drawn("long")
    start, end = raw.index("<mxGraphModel"), raw.index("</mxGraphModel>") + len("</mxGraphModel>")
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(quote(raw[start:end]).encode()) + packer.flush()
    both = back(raw, tmp_path), back(raw[:start] + base64.b64encode(packed).decode() + raw[end:], tmp_path)
    assert both[0] == both[1]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("<!DOCTYPE x><mxfile/>", "document type"),
        ("<svg/>", "is no draw.io file"),
        ("<mxfile><diagram>%%%</diagram></mxfile>", "is no draw.io file"),
        ("<mxfile>", "not well-formed"),
    ],
    ids=range(4),
)
def test_files_that_are_refused(raw, said, tmp_path):
    file = tmp_path / "x.drawio"
    file.write_text(raw, encoding="utf-8")
    done = run("import", file)
    assert done.code == 2 and said in done.stderr and "Traceback" not in done.stderr


def test_an_empty_drawing_says_so(tmp_path):
    file = tmp_path / "x.drawio"
    file.write_text("<mxfile/>", encoding="utf-8")
    done = run("import", file)
    assert done.code == 1 and "Traceback" not in done.stderr


def cell(id_: str, value: str = "", **more: str) -> str:
    geometry = {key: more.pop(key) for key in ("x", "y", "width", "height") if key in more}
    said = "".join(f' {key}="{text}"' for key, text in more.items())
    shape = "".join(f' {key}="{text}"' for key, text in geometry.items())
    return f'<mxCell id="{id_}" value="{value}"{said}><mxGeometry{shape} as="geometry"/></mxCell>'


def box(id_: str, value: str, **more: str) -> str:
    return cell(id_, value, **{"vertex": "1", "parent": "1", "width": "120", "height": "60", **more})


def arrow(source: str, target: str, value: str = "", **more: str) -> str:
    return cell(
        f"{source}-{target}",
        value,
        **{"edge": "1", "parent": "1", "source": source, "target": target, **more},
    )


def page(*cells: str) -> str:
    inner = "".join(('<mxCell id="0"/>', '<mxCell id="1" parent="0"/>', *cells))
    return f"<mxfile><diagram name='P'><mxGraphModel><root>{inner}</root></mxGraphModel></diagram></mxfile>"


def added(raw: str, *cells: str) -> str:
    return raw.replace("</root>", "".join(cells) + "</root>")


def wrapped(raw: str, id_: str, said: str) -> str:
    """A cell that gets a tooltip or a link."""
    assert f' id="{id_}">' in raw
    return raw.replace(f' id="{id_}">', f' {said} id="{id_}">', 1)


def test_a_tooltip_loses_nothing(tmp_path):
    plain, _ = back(drawn("long"), tmp_path)
    read_back, notes = back(wrapped(drawn("long"), "touchpoint:triage", 'tooltip="ask first"'), tmp_path)
    assert read_back.touchpoints == plain.touchpoints
    assert "tooltips, links and other data of boxes are not read: triage (tooltip: ask first)" in notes


def test_a_box_in_a_group_stays_in_its_lane(tmp_path):
    plain, _ = back(drawn("long"), tmp_path)
    raw = drawn("long")
    start = raw.index('id="touchpoint:triage"')
    end = raw.index("</mxCell>", start)
    grouped = raw[:start] + raw[start:end].replace('parent="lane:frontstage"', 'parent="g"') + raw[end:]
    read_back, _ = back(added(grouped, box("g", "", style="group", parent="lane:frontstage")), tmp_path)
    assert read_back.touchpoints == plain.touchpoints


def test_new_boxes_arrows_and_copies_are_touchpoints(tmp_path):
    raw = added(
        drawn("long"),
        box("new", "Ask if pleased", parent="lane:frontstage"),
        arrow("touchpoint:triage", "new", "sometimes"),
        arrow("new", "touchpoint:leave"),
        box("copy", "&lt;b&gt;导服分流&lt;/b&gt;&lt;br&gt;Triage", parent="lane:backstage"),
        arrow("new", "copy"),
    )
    read_back, notes = back(raw, tmp_path)
    points = read_back.touchpoints
    assert (points["ask-if-pleased"].lane, [c.to for c in points["ask-if-pleased"].next]) == (
        "frontstage",
        ["leave", "triage-2"],
    )
    assert not points["ask-if-pleased"].together
    assert (
        points["triage"].next[-1].to == "ask-if-pleased"
        and str(points["triage"].next[-1].when) == "sometimes"
    )
    assert points["triage-2"].lane == "backstage" and points["triage-2"].title["zh"] == "导服分流"
    assert "the drawing does not say the shares of the arrows from ask-if-pleased" in notes


def test_a_box_that_was_moved_stands_where_it_lies(tmp_path):
    raw = re.sub(r'parent="lane:frontstage(/[^"]*)?"', 'parent="lane:backstage"', drawn("long"))
    assert not [t for t in back(raw, tmp_path)[0].touchpoints.values() if t.lane == "frontstage"]
    lane = next(line for line in drawn("long").split("<mxCell") if 'id="lane:support"' in line)
    y = float(lane.split('y="')[1].split('"')[0]) + 30
    read_back, _ = back(
        added(drawn("long"), box("loose", "Loose", x="200", y=str(y), width="60", height="20")), tmp_path
    )
    assert read_back.touchpoints["loose"].lane == "support"


def test_an_arrow_that_is_not_glued_leads_to_the_box_it_points_at(tmp_path):
    raw = page(
        box("a", "A", x="0", y="0"), box("b", "B", x="300", y="0"),
        '<mxCell id="e" edge="1" parent="1"><mxGeometry as="geometry"><mxPoint x="295" y="30" as="sourcePoint"/>'
        '<mxPoint x="125" y="30" as="targetPoint"/></mxGeometry></mxCell>',
    )  # fmt: skip
    read_back, _ = back(raw, tmp_path)
    assert [c.to for c in read_back.touchpoints["b"].next] == ["a"]


SWIM = "swimlane;horizontal=0;html=1"


def test_swimlanes_of_others(tmp_path):
    raw = page(
        box("l1", "Client", style=SWIM, y="0", width="800", height="100"),
        box("l2", "Nurse", style=SWIM, y="100", width="800", height="100"),
        box("l3", "CRM system", style=SWIM, y="200", width="800", height="100"),
        box("s", "Start", parent="l1", style="ellipse"),
        box("a", "Ring", parent="l1", x="100"),
        box("q", "Urgent?", parent="l2", style="rhombus", x="300"),
        box("b", "Come &lt;br&gt; at once", parent="l2", x="500"),
        box("c", "Wait", parent="l1", x="500"),
        box("d", "Look up", parent="l3", x="300"),
        box("e", "End", parent="l1", style="ellipse", x="700"),
        box("t", "Draft of May", style="text", y="400"),
        arrow("s", "a"), arrow("a", "q"), arrow("q", "b", "yes 30%"), arrow("q", "c", "no"),
        arrow("q", "d", style="dashed=1"), arrow("b", "e"), arrow("c", "e"),
    )  # fmt: skip
    read_back, notes = back(raw, tmp_path)
    points = read_back.touchpoints
    assert {id_: t.lane for id_, t in points.items()} == {
        "ring": "customer", "urgent": "backstage", "come-at-once": "backstage", "wait": "customer", "look-up": "support",
    }  # fmt: skip
    assert str(points["urgent"].role) == "Nurse" and points["ring"].role is None
    assert next((c.to, c.share, str(c.when)) for c in points["urgent"].next)[::2] == ("come-at-once", "yes")
    assert points["urgent"].uses == ("look-up",) and points["wait"].end == {"done": None}
    assert notes[0].startswith("which of the five lanes is 'Nurse'?")
    assert notes[1] == "no part of the map: Draft of May"


@pytest.mark.parametrize("across", [False, True])
def test_headings_beside_boxes_are_lanes(across, tmp_path):
    def at(along: int, lane: int) -> dict[str, str]:
        x, y = (lane, along) if across else (along, lane)
        return {"x": str(x), "y": str(y)}

    raw = page(
        *(box(f"h{n}", name, style="text", **at(0, 200 * n)) for n, name in enumerate(("有形展示", "客户行为", "前台", "后台"))),
        box("a", "报修", **at(200, 200)), box("b", "受理", **at(400, 410)), box("c", "维修", **at(600, 590)), box("v", "工单", **at(410, 10)),
        arrow("a", "b"), arrow("b", "c"),
    )  # fmt: skip
    points = back(raw, tmp_path)[0].touchpoints
    assert {id_: t.lane for id_, t in points.items()} == {
        "报修": "customer",
        "受理": "frontstage",
        "维修": "backstage",
    }
    assert [str(e) for e in points["受理"].evidence] == ["工单"]


def test_a_drawing_without_arrows_goes_from_left_to_right(tmp_path):
    raw = page(box("b", "B", x="300"), box("a", "A", x="0"))
    read_back, notes = back(raw, tmp_path)
    assert [c.to for c in read_back.touchpoints["a"].next] == ["b"]
    assert "the drawing has no arrows: touchpoints follow each other from left to right" in notes
    assert "nothing says in which lane b, a stand; they were put in backstage" in notes


def test_several_first_boxes_stand_behind_one(tmp_path):
    raw = page(box("a", "A"), box("b", "B"), box("c", "C"), arrow("a", "c"), arrow("b", "c"))
    assert [c.to for c in back(raw, tmp_path)[0].touchpoints["come-in"].next] == ["a", "b"]


def test_circles_boxes_that_lead_to_themselves_and_lines_beside_a_box(tmp_path):
    line = cell("l", "", edge="1", parent="1").replace(
        'as="geometry"/>',
        'as="geometry"><mxPoint x="5" y="305" as="sourcePoint"/><mxPoint x="90" y="350" as="targetPoint"/></mxGeometry>',
    )
    raw = page(
        *(box(i, i.upper(), y=str(n * 100)) for n, i in enumerate("abcd")),
        *(arrow("a", "b"), arrow("b", "a"), arrow("c", "c"), line),
    )
    points = back(raw, tmp_path)[0].touchpoints
    assert [c.to for c in points["come-in"].next] == ["d", "a", "c"]
    assert points["c"].end and [c.to for c in points["c"].next] == ["c"]
    assert not points["d"].next


def test_the_first_page_with_boxes_is_read(tmp_path):
    raw = page(box("a", "A")).replace("<mxfile>", "<mxfile><diagram name='Cover'/>")
    read_back, notes = back(raw, tmp_path)
    assert list(read_back.touchpoints) == ["a"] and "only page 'P' of 2 pages is read" in notes


GATE = "rhombus;html=1"
PROCESS = page(
    cell("s", vertex="1", parent="1", style="ellipse"), box("a", "Order"), cell("g", vertex="1", parent="1", style=GATE),
    box("b", "Pay", x="300"), box("c", "Refuse", x="300", y="200"), cell("m", vertex="1", parent="1", style=GATE),
    box("d", "Ship", x="600"), cell("f", vertex="1", parent="1", style="shape=mxgraph.bpmn.gateway2;gwType=parallel"),
    box("e", "Pack", x="900"), box("h", "Bill", x="900", y="200"), cell("z", vertex="1", parent="1", style="ellipse"),
    cell("t", vertex="1", parent="1", style="ellipse", x="290", y="20", width="20", height="20"), box("l", "Late", x="600", y="400"),
    arrow("s", "a"), arrow("a", "g", "Stock?"), arrow("g", "b", "yes 80%"), arrow("g", "c", "no"), arrow("b", "m"), arrow("c", "m"),
    arrow("m", "d"), arrow("d", "f"), arrow("f", "e"), arrow("f", "h"), arrow("e", "z"), arrow("h", "z"), arrow("t", "l", "3 days"),
)  # fmt: skip
"""As people draw processes: gateways, a merge, the ends, and an event on the edge of a box."""


def test_shapes_without_words_are_no_steps_and_arrows_go_on_behind_them(tmp_path):
    """Gateways, merges and events of people who draw processes; an event on the edge of a box leaves that box."""
    read_back, _ = back(PROCESS, tmp_path)
    points = as_written(read_back)["touchpoints"]
    assert points["order"]["next"] == [
        {"to": "pay", "share": "80%", "when": "Stock?, yes"},
        {"to": "refuse", "when": "Stock?, no"},
    ]
    assert points["pay"]["next"] == [{"to": "ship"}, {"to": "late", "when": "3 days"}]
    assert points["refuse"]["next"] == "ship" and points["ship"]["next"] == {"all": ["pack", "bill"]}
    assert points["all-done"]["end"] == "done" and "come-in" not in points


def test_what_starts_together_behind_a_parallel_gateway_meets_again(tmp_path):
    fork = "shape=mxgraph.bpmn.shape;symbol=parallelGw"
    raw = page(
        box("a", "A"), *(cell(id_, vertex="1", parent="1", style=fork) for id_ in "fj"), box("b", "B"), box("c", "C"), box("d", "D"),
        arrow("a", "f"), arrow("f", "b"), arrow("f", "c"), arrow("b", "j"), arrow("c", "j"), arrow("j", "d"),
    )  # fmt: skip
    points = as_written(back(raw, tmp_path)[0])["touchpoints"]
    assert points["a"]["next"] == {"all": ["b", "c"]} and points["d"]["join"] == "all"


@pytest.mark.parametrize("name", ["x.xml", "x.drawio.xml"])
def test_drawings_and_processes_saved_as_xml(name, tmp_path):
    file = tmp_path / name
    file.write_text(page(box("a", "A"), box("b", "B"), arrow("a", "b")), encoding="utf-8")
    assert "next: b" in run("import", file).stdout
    file.write_text("<note/>", encoding="utf-8")
    assert run("import", file).code == 2


def test_a_pool_without_steps_is_in_the_lane_of_its_name(tmp_path):
    raw = page(box("p", "Client", style=SWIM), box("a", "Serve"), arrow("p", "a", "order"))
    assert back(raw, tmp_path)[0].touchpoints["client"].lane == "customer"


def test_a_service_blueprint_with_headings_beside_its_rows(tmp_path):
    """A box called like a lane is no heading, what only supports is used, and a remark outside is no step."""
    rows = (
        "Physical evidence",
        "Customer actions",
        "Onstage / visible contact",
        "Backstage / invisible contact",
        "Support processes",
    )
    raw = page(
        *(box(f"h{n}", name, style="text", x="0", y=str(120 * n)) for n, name in enumerate(rows)),
        box("e", "Website", x="200", y="0"), box("a", "Book", x="200", y="120"), box("b", "Confirm", x="400", y="240"),
        box("c", "Prepare", x="600", y="360"), box("s", "Booking system", x="600", y="480"), box("d", "Arrive", x="800", y="120"),
        box("n", "Draft!", style="shape=note", x="1000", y="130"),
        arrow("a", "b"), arrow("b", "c"), arrow("c", "s"), arrow("c", "d"),
    )  # fmt: skip
    read_back, notes = back(raw, tmp_path)
    points = as_written(read_back)["touchpoints"]
    assert {id_: t["lane"] for id_, t in points.items()} == {
        "book": "customer", "confirm": "frontstage", "prepare": "backstage", "booking-system": "support", "arrive": "customer",
    }  # fmt: skip
    assert points["book"]["evidence"] == ["Website"]
    assert (points["prepare"]["uses"], points["prepare"]["next"]) == (["booking-system"], "arrive")
    assert "no part of the map: Draft!" in notes
