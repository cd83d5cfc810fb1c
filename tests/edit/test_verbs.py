"""What each verb does, on one small map."""

from __future__ import annotations

from difflib import ndiff

import pytest

from blueprint.edit import EditRefused, apply, verb_from
from blueprint.edit.guard import check
from blueprint.edit.patch.patch import Patched
from blueprint.edit.reading import read
from blueprint.edit.verbs import VERBS

MAP = """\
blueprint: 1
title: 售后维修
segments:
  rush: {title: 急, share: 20%, changes: {mend: {next: {test: 90%, part: 10%}}, part: {time: 1h}}}
promises:
  - {id: p, from: call, to: part, within: 2h}
phases:
  come: 到来  # first
  stay: {title: 停留}
  go: 离开
channels: {wechat: {title: 微信}}
zones:
  hall: {title: 大堂}
needs:
  quick: {title: 快}
touchpoints:
  call: {lane: customer, title: 报修, zone: hall, meets: {quick: 9}, next: mend}
  mend:
    lane: backstage
    title: 维修
    time: 2h
    fails: {chance: 5%, then: part}
    uses: [store]
    next: {test: 60%, part: 30%}
    end: {abandoned: 10%}
  part: {lane: backstage, title: 调件, next: [{to: mend, handoff: {within: 1h}}]}
  test: {lane: backstage, title: 复检, next: {all: [tell, bill]}}
  tell: {lane: frontstage, title: 通知, next: pay}
  bill: {lane: backstage, title: 开单, next: pay}
  pay: {lane: customer, title: 付款, join: all, end: served}
  store: {lane: support, title: 仓库, phase: go, channel: wechat}
"""
CASES = {
    "add": (
        {"verb": "add-touchpoint", "lane": "customer", "title": {"zh": "取机", "en": "Collect it"}},
        [
            "+   collect-it:",
            "+     lane: customer",
            "+     title: {zh: 取机, en: Collect it}",
        ],
    ),
    "add and connect, a share for everyone": (
        {"verb": "add-touchpoint", "lane": "customer", "title": "取机", "from": "mend"},
        [
            "-     next: {test: 60%, part: 30%}",
            "-     end: {abandoned: 10%}",
            "+     next: {test: 45%, part: 22.5%, step-1: 25%}",
            "+     end: {abandoned: 7.5%}",
            "+   step-1:",
            "+     lane: customer",
            "+     title: 取机",
        ],
    ),
    "move a phase with its comment": (
        {"verb": "move-item", "kind": "phases", "id": "come", "before": "go"},
        ["-   stay: {title: 停留}", "+   stay: {title: 停留}"],
    ),
    "move a phase to the end": (
        {"verb": "move-item", "kind": "phases", "id": "stay", "before": None},
        ["-   go: 离开", "+   go: 离开"],
    ),
    "remove a phase": (
        {"verb": "remove-item", "kind": "phases", "id": "go"},
        [
            "-   go: 离开",
            "-   store: {lane: support, title: 仓库, phase: go, channel: wechat}",
            "+   store: {lane: support, title: 仓库, channel: wechat}",
        ],
    ),
    "a phase gets another title": (
        {"verb": "set", "path": ["phases", "come", "title"], "value": "来了"},
        ["-   come: 到来  # first", "+   come: 来了  # first"],
    ),
    "a channel gets a weight": (
        {"verb": "set", "path": ["channels", "wechat", "weight"], "value": 0.4},
        ["- channels: {wechat: {title: 微信}}", "+ channels: {wechat: {title: 微信, weight: 0.4}}"],
    ),
    "a phase gets a title in another language": (
        {"verb": "set", "path": ["phases", "go", "title"], "value": {"zh": "离开", "en": "Go"}},
        ["-   go: 离开", "+   go: {zh: 离开, en: Go}"],
    ),
    "add a channel": (
        {"verb": "add-item", "kind": "channels", "id": "call", "value": {"weight": 0.5, "title": "电话"}},
        [
            "- channels: {wechat: {title: 微信}}",
            "+ channels: {wechat: {title: 微信}, call: {title: 电话, weight: 0.5}}",
        ],
    ),
    "delete with every mention": (
        {"verb": "delete", "ids": ["part"]},
        [
            "-   rush: {title: 急, share: 20%, changes: {mend: {next: {test: 90%, part: 10%}}, part: {time: 1h}}}",
            "+   rush: {title: 急, share: 20%, changes: {mend: {next: test}}}",
            "- promises:",
            "-   - {id: p, from: call, to: part, within: 2h}",
            "-     fails: {chance: 5%, then: part}",
            "+     fails: {chance: 5%}",
            "-     next: {test: 60%, part: 30%}",
            "+     next: {test: 60%}",
            "-   part: {lane: backstage, title: 调件, next: [{to: mend, handoff: {within: 1h}}]}",
        ],
    ),
    "delete one of a parallel block": (
        {"verb": "delete", "ids": ["tell"]},
        [
            "-   test: {lane: backstage, title: 复检, next: {all: [tell, bill]}}",
            "-   tell: {lane: frontstage, title: 通知, next: pay}",
            "+   test: {lane: backstage, title: 复检, next: bill}",
        ],
    ),
    "paste": (
        {
            "verb": "paste",
            "text": "touchpoints:\n  wave: {lane: customer, title: Wave, uses: [radar], next: [part, nobody]}\n",
            "after": "mend",
        },
        [
            "+   wave:",
            "+     lane: customer",
            "+     title: Wave",
        ],
    ),
    "delete and close the gap": (
        {"verb": "delete", "ids": ["bill"], "bridge": True},
        [
            "-   test: {lane: backstage, title: 复检, next: {all: [tell, bill]}}",
            "+   test: {lane: backstage, title: 复检, next: tell}",
            "-   bill: {lane: backstage, title: 开单, next: pay}",
        ],
    ),
    "onto an arrow": (
        {"verb": "reroute", "id": "store", "from": "bill", "to": "pay"},
        [
            "-   bill: {lane: backstage, title: 开单, next: pay}",
            "+   bill: {lane: backstage, title: 开单, next: store}",
            "-   store: {lane: support, title: 仓库, phase: go, channel: wechat}",
            "+   store: {lane: support, title: 仓库, phase: go, channel: wechat, next: pay}",
        ],
    ),
    "copy": (
        {"verb": "copy", "ids": ["part", "mend"]},
        [
            "+   mend-2:",
            "+     lane: backstage",
            "+     title: 维修",
            "+     time: 2h",
            "+     fails: {chance: 5%, then: part-2}",
            "+     uses: [store]",
            "+     next: {part-2: 75%}",
            "+     end: {abandoned: 25%}",
            "+   part-2:",
            "+     lane: backstage",
            "+     title: 调件",
            "+     next:",
            "+       - to: mend-2",
            "+         handoff: {within: 1h}",
        ],
    ),
    "rename": (
        {"verb": "rename", "id": "part", "to": "parts"},
        [
            "-   rush: {title: 急, share: 20%, changes: {mend: {next: {test: 90%, part: 10%}}, part: {time: 1h}}}",
            "+   rush: {title: 急, share: 20%, changes: {mend: {next: {test: 90%, parts: 10%}}, parts: {time: 1h}}}",
            "-   - {id: p, from: call, to: part, within: 2h}",
            "+   - {id: p, from: call, to: parts, within: 2h}",
            "-     fails: {chance: 5%, then: part}",
            "+     fails: {chance: 5%, then: parts}",
            "-     next: {test: 60%, part: 30%}",
            "+     next: {test: 60%, parts: 30%}",
            "-   part: {lane: backstage, title: 调件, next: [{to: mend, handoff: {within: 1h}}]}",
            "+   parts: {lane: backstage, title: 调件, next: [{to: mend, handoff: {within: 1h}}]}",
        ],
    ),
    "move to a lane": (
        {"verb": "move", "id": "mend", "lane": "frontstage"},
        ["-     lane: backstage", "+     lane: frontstage"],
    ),
    "connect": (
        {"verb": "connect", "from": "tell", "to": "bill"},
        [
            "-   tell: {lane: frontstage, title: 通知, next: pay}",
            "+   tell: {lane: frontstage, title: 通知, next: {pay: 50%, bill: 50%}}",
        ],
    ),
    "connect beside an exit": (
        {"verb": "connect", "from": "pay", "to": "call"},
        [
            "-   pay: {lane: customer, title: 付款, join: all, end: served}",
            "+   pay: {lane: customer, title: 付款, join: all, next: {call: 50%}, end: {served: 50%}}",
        ],
    ),
    "connect a first": (
        {"verb": "connect", "from": "store", "to": "part"},
        [
            "-   store: {lane: support, title: 仓库, phase: go, channel: wechat}",
            "+   store: {lane: support, title: 仓库, phase: go, channel: wechat, next: part}",
        ],
    ),
    "draw a line to a support process": (
        {"verb": "connect", "from": "tell", "to": "store", "drawn": True},
        [
            "-   tell: {lane: frontstage, title: 通知, next: pay}",
            "+   tell: {lane: frontstage, title: 通知, uses: [store], next: pay}",
        ],
    ),
    "draw a line from a support process": (
        {"verb": "connect", "from": "store", "to": "part", "drawn": True},
        [
            "-   part: {lane: backstage, title: 调件, next: [{to: mend, handoff: {within: 1h}}]}",
            "+   part: {lane: backstage, title: 调件, uses: [store], next: [{to: mend, handoff: {within: 1h}}]}",
        ],
    ),
    "draw a line that customers go": (
        {"verb": "connect", "from": "tell", "to": "bill", "drawn": True},
        [
            "-   tell: {lane: frontstage, title: 通知, next: pay}",
            "+   tell: {lane: frontstage, title: 通知, next: {pay: 50%, bill: 50%}}",
        ],
    ),
    "add evidence": (
        {"verb": "add-touchpoint", "lane": "evidence", "title": "回执", "id": "slip", "from": "pay"},
        [
            "-   pay: {lane: customer, title: 付款, join: all, end: served}",
            "+   pay: {lane: customer, title: 付款, uses: [slip], join: all, end: served}",
            "+   slip:",
            "+     lane: evidence",
            "+     title: 回执",
        ],
    ),
    "take a line to a support process away": (
        {"verb": "disconnect", "from": "store", "to": "mend"},
        ["-     uses: [store]"],
    ),
    "disconnect": (
        {"verb": "disconnect", "from": "mend", "to": "part"},
        [
            "-   rush: {title: 急, share: 20%, changes: {mend: {next: {test: 90%, part: 10%}}, part: {time: 1h}}}",
            "+   rush: {title: 急, share: 20%, changes: {mend: {next: test}, part: {time: 1h}}}",
            "-     next: {test: 60%, part: 30%}",
            "-     end: {abandoned: 10%}",
            "+     next: {test: 85.7%}",
            "+     end: {abandoned: 14.3%}",
        ],
    ),
    "disconnect an exit": (
        {"verb": "disconnect", "from": "mend", "to": "abandoned", "exit": True},
        [
            "-     next: {test: 60%, part: 30%}",
            "-     end: {abandoned: 10%}",
            "+     next: {test: 66.7%, part: 33.3%}",
        ],
    ),
    "insert": (
        {"verb": "insert", "from": "part", "to": "mend", "lane": "backstage", "title": "点验", "id": "count"},
        [
            "-   part: {lane: backstage, title: 调件, next: [{to: mend, handoff: {within: 1h}}]}",
            "+   part: {lane: backstage, title: 调件, next: [{to: count, handoff: {within: 1h}}]}",
            "+   count:",
            "+     lane: backstage",
            "+     title: 点验",
            "+     next: mend",
        ],
    ),
    "set all connections": (
        {
            "verb": "set-connections",
            "id": "mend",
            "next": [{"to": "pay", "share": "20%"}, {"to": "test", "share": 0.8, "when": "合格"}],
            "end": {},
        },
        [
            "-     next: {test: 60%, part: 30%}",
            "-     end: {abandoned: 10%}",
            "+     next: [{to: test, share: 0.8, when: 合格}, {to: pay, share: 20%}]",
        ],
    ),
    "add an item": (
        {
            "verb": "add-item",
            "kind": "promises",
            "id": "q",
            "value": {"within": "3m", "to": "pay", "from": "call"},
        },
        ["+   - {id: q, from: call, to: pay, within: 3m}"],
    ),
    "remove an item": (
        {"verb": "remove-item", "kind": "needs", "id": "quick"},
        [
            "- needs:",
            "-   quick: {title: 快}",
            "-   call: {lane: customer, title: 报修, zone: hall, meets: {quick: 9}, next: mend}",
            "+   call: {lane: customer, title: 报修, zone: hall, next: mend}",
        ],
    ),
    "remove a zone": (
        {"verb": "remove-item", "kind": "zones", "id": "hall"},
        [
            "- zones:",
            "-   hall: {title: 大堂}",
            "-   call: {lane: customer, title: 报修, zone: hall, meets: {quick: 9}, next: mend}",
            "+   call: {lane: customer, title: 报修, meets: {quick: 9}, next: mend}",
        ],
    ),
}


def difference(before: str, after: str) -> list[str]:
    found = [line.rstrip("\n") for line in ndiff(before.splitlines(True), after.splitlines(True))]
    return [line for line in found if line[:2] in ("- ", "+ ")]


@pytest.mark.parametrize(("verb", "expected"), CASES.values(), ids=CASES)
def test_what_changes(verb, expected: list[str]):
    after = difference(MAP, apply(MAP, verb_from(verb)))
    assert sorted(after) == sorted(expected)


def test_pairs_of_the_roof_are_mentions():
    text = (
        MAP
        + "roof:\n  - {between: [call, part], effect: helps}   # one\n  - {between: [call, pay], effect: hurts}\n"
    )
    after = apply(text, verb_from({"verb": "rename", "id": "call", "to": "ring"}))
    assert "between: [ring, part]" in after and "between: [ring, pay]" in after
    after = apply(text, verb_from({"verb": "delete", "ids": ["part"]}))
    assert after.endswith("roof:\n  - {between: [call, pay], effect: hurts}\n")


def test_what_was_empty_before_stays():
    text = MAP.replace("  - {id: p, from: call, to: part, within: 2h}\n", "").replace(
        "promises:", "promises: []"
    )
    after = apply(text, verb_from({"verb": "delete", "ids": ["pay"]}))
    assert "promises: []" in after


def test_a_change_that_was_about_a_deleted_touchpoint_alone_goes():
    text = MAP.replace(
        "mend: {next: {test: 90%, part: 10%}}, part: {time: 1h}", "mend: {next: part}, test: {time: 1h}"
    )
    after = apply(text, verb_from({"verb": "delete", "ids": ["part"]}))
    assert "changes: {test: {time: 1h}}}" in after


SET = {
    ("time", "standard"): ("3h", "time: 2h", "time: 3h"),
    ("time", "tolerance"): ("3h", "time: 2h", "time: {standard: 2h, tolerance: 3h}"),
    ("emotion", "score"): (-2, "fails: ", "emotion: -2\n    fails: "),
    ("title",): ("no", "title: 维修", 'title: "no"'),
    ("title", "en"): ("Mend", "title: 维修", "title: {zh: 维修, en: Mend}"),
    ("title", "zh"): ("修", "title: 维修", "title: 修"),
    ("next", 0, "share"): (0.5, "test: 60%", "test: 0.5"),
    ("next", 1, "when"): (
        "缺件",
        "{test: 60%, part: 30%}",
        "[{to: test, share: 60%}, {to: part, share: 30%, when: 缺件}]",
    ),
    ("next", "part", "share"): (None, "part: 30%", "part: "),
    ("end", "left"): ("5%", "{abandoned: 10%}", "{abandoned: 10%, left: 5%}"),
    ("staffed", "servers"): (2, "    fails: ", "    staffed: {servers: 2}\n    fails: "),
    ("uses",): (None, "    uses: [store]\n", ""),
    ("uses", 0): (None, "    uses: [store]\n", ""),
    ("lane",): ("kitchen", "lane: backstage\n    title: 维修", "lane: kitchen\n    title: 维修"),
    ("moment_of_truth",): (True, "    fails: ", "    moment_of_truth: true\n    fails: "),
    ("script",): (
        ["您好: 请", "1:30"],
        "    next: {test: 60%",
        '    script: ["您好: 请", "1:30"]\n    next: {test: 60%',
    ),
}


@pytest.mark.parametrize(("path", "case"), SET.items(), ids=[".".join(map(str, path)) for path in SET])
def test_set(path, case):
    value, old, new = case
    after = apply(MAP, verb_from({"verb": "set", "path": ["touchpoints", "mend", *path], "value": value}))
    assert after == MAP.replace(old, new, 1)


ENDLESS: list = []
for _ in range(500):
    ENDLESS = [ENDLESS]
REFUSED = {
    "wrong id": ({"verb": "rename", "id": "mend", "to": "a b"}, "cannot be an id"),
    "retyped id": ({"verb": "rename", "id": "mend", "to": "on"}, "truth value"),
    "taken id": ({"verb": "rename", "id": "mend", "to": "pay"}, "already taken"),
    "no touchpoint": ({"verb": "delete", "ids": ["ghost"]}, "no touchpoint"),
    "set below no touchpoint": (
        {"verb": "set", "path": ["touchpoints", "ghost", "lane"], "value": "x"},
        "no touchpoint",
    ),
    "no connection": (
        {"verb": "insert", "from": "call", "to": "pay", "lane": "support", "title": "x"},
        "does not lead",
    ),
    "connected already": ({"verb": "connect", "from": "call", "to": "mend"}, "already leads"),
    "beyond the list": ({"verb": "set", "path": ["promises", 5, "to"], "value": "x"}, "no item"),
    "below a text": (
        {"verb": "set", "path": ["touchpoints", "call", "lane", "x", "y"], "value": "1"},
        "another shape",
    ),
    "half a character": ({"verb": "set", "path": ["title"], "value": "\ud83d"}, "half a character"),
    "not a number": ({"verb": "set", "path": ["arrivals"], "value": float("nan")}, "cannot stand"),
    "item taken": (
        {"verb": "add-item", "kind": "needs", "id": "quick", "value": {"title": "x"}},
        "already taken",
    ),
    "no item": ({"verb": "remove-item", "kind": "needs", "id": "slow"}, "there is no"),
    "too long a text": ({"verb": "set", "path": ["title"], "value": "x" * 70_000}, "longer than"),
    "onto an arrow, one of several at a time": (
        {"verb": "reroute", "id": "tell", "from": "call", "to": "mend"},
        "runs beside others",
    ),
    "onto an arrow, a decision": (
        {"verb": "reroute", "id": "mend", "from": "bill", "to": "pay"},
        "leads to several",
    ),
    "onto no arrow": ({"verb": "reroute", "id": "store", "from": "pay", "to": "call"}, "does not lead to"),
    "nothing to paste": ({"verb": "paste", "text": "title: x"}, "no touchpoints"),
    "no verb": ({"verb": "explode"}, "there is no edit"),
    "missing key": ({"verb": "connect", "from": "call"}, "needs 'to'"),
    "wrong kind": ({"verb": "delete", "ids": "call"}, "wrong kind"),
    "wrong path": ({"verb": "set", "path": [["a"]], "value": 1}, "wrong kind"),
    "endless path": ({"verb": "set", "path": ["a"] * 5000, "value": 1}, "wrong kind"),
    "endless value": ({"verb": "set", "path": ["a"], "value": ENDLESS}, "levels deep"),
    "endless text": ({"verb": "text", "text": "长" * 2_000_000}, "larger than"),
    "negative index": ({"verb": "set", "path": ["promises", -1], "value": None}, "wrong kind"),
}


@pytest.mark.parametrize(("verb", "why"), REFUSED.values(), ids=REFUSED)
def test_refused(verb, why: str):
    with pytest.raises(EditRefused, match=why) as refusal:
        apply(MAP, verb_from(verb))
    assert refusal.value.wording.zh != refusal.value.wording.en


SCENE = """\
touchpoints:
  order: {lane: customer, next: pay}
  pay: {lane: customer, end: served}
  pick: {lane: backstage}
"""


def test_a_dashed_line_goes_without_the_arrow_beside_it_and_a_way_to_nowhere_goes_too():
    """A thing is shown by its id under `uses`, or by its title under `evidence`: both are one dashed line."""
    both = "touchpoints:\n  pay: {lane: customer, uses: [till, slip], evidence: [小票, 卡], next: [till, gone]}\n  till: {lane: support}\n"
    both += "  slip: {lane: evidence, title: {zh: 小票, en: Slip}}\n"

    def without(text: str, to: str, **more: bool) -> str:
        return apply(text, verb_from({"verb": "disconnect", "from": "pay", "to": to, **more}))

    once = without(both, "till", uses=True)
    assert once == both.replace("[till, slip]", "[slip]")
    bare = without(without(once, "slip", uses=True), "slip", uses=True)
    assert bare == both.replace("uses: [till, slip], evidence: [小票, 卡]", "evidence: [卡]")
    assert without(bare, "gone") == bare.replace("[till, gone]", "[till]")
    with pytest.raises(EditRefused, match="does not lead"):
        without(bare, "till", uses=True)


@pytest.mark.parametrize(
    ("meaning", "order", "pay"),
    [
        ({}, "next: {pay: 50%, pick: 50%}", "end: served"),
        ({"behind": True}, "uses: [pick], next: pay", "uses: [pick], end: served"),
    ],
)
def test_a_step_backstage_is_for_what_it_was_said_to_be_for(meaning, order, pay):
    """What the first line says, further lines mean without being asked."""
    once = apply(SCENE, verb_from({"verb": "connect", "from": "order", "to": "pick", **meaning}))
    assert once == SCENE.replace("next: pay", order)
    again = apply(once, verb_from({"verb": "connect", "from": "pick", "to": "pay", "drawn": True}))
    assert again == (
        once.replace("end: served", pay)
        if meaning
        else once.replace("{lane: backstage}", "{lane: backstage, next: pay}")
    )
    walked = {"verb": "connect", "from": "order", "to": "pay", "behind": True}
    with pytest.raises(EditRefused, match="through both"):
        apply(SCENE, verb_from(walked))


def test_every_verb_says_itself_again():
    for case in CASES.values():
        verb = verb_from(case[0])
        assert verb_from(verb.to_data()) == verb
    assert {verb["verb"] for verb, _ in CASES.values()} | {"set", "text"} == set(VERBS)


BROKEN = "touchpoints: {a: [}\n"


@pytest.mark.parametrize("text", [BROKEN, "", "- a\n", "just text", "a: 1\n---\nb: 2\n", "\x07"])
def test_what_cannot_be_read_can_only_be_written_anew(text: str):
    with pytest.raises(EditRefused, match="cannot be read"):
        apply(text, verb_from({"verb": "set", "path": ["title"], "value": "x"}))
    assert apply(text, verb_from({"verb": "text", "text": "a: 1"})) == "a: 1"


@pytest.mark.parametrize(
    "text",
    [
        "touchpoints: [a]\n",
        "touchpoints: {a: 1, b: [x]}\n",
        "touchpoints: {a: {next: [[b]], end: [x]}, b: {next: {b: {c: d}}}}\n",
        "touchpoints: {a: {lane: x, lane: y}, a: {lane: z}}\n",
        "touchpoints: {a: &x {lane: x}, b: *x}\n",
        "segments: [a]\npromises: {a: b}\nneeds: 5\ntouchpoints: {a: {uses: b, fails: c, meets: d, next: a}}\n",
        "touchpoints: {a: {next: [{to: [x]}, {share: 5%}]}, b: {next: {all: [{to: {x: y}}]}, end: {x: [y]}}}\n",
        "? [a, b]\n: 1\ntouchpoints:\n  a: {next: a}\n",
    ],
)
def test_misshapen_maps_are_edited_or_refused(text: str):
    """Never an exception of another kind, and never a text that says something else."""
    for said in (*(case[0] for case in CASES.values()), *(case[0] for case in REFUSED.values())):
        for name in ("a", "b"):
            here = {k: name if k in ("id", "from") else v for k, v in said.items()}
            here |= {"ids": [name]} if "ids" in here and here["ids"] != "call" else {}
            try:
                apply(text, verb_from(here))
            except EditRefused as refusal:
                assert refusal.wording.zh


def test_of_a_key_written_twice_both_go():
    text = "touchpoints:\n  a: {}\n  b: {}\n  a: {lane: x}  # again\n"
    assert apply(text, verb_from({"verb": "delete", "ids": ["a"]})) == "touchpoints:\n  b: {}\n"


def test_an_anchor_is_not_edited_away():
    text = "touchpoints: {a: {}, b: &x {lane: y}}\n"
    with pytest.raises(EditRefused):
        apply(text, verb_from({"verb": "set", "path": ["touchpoints", "b", "role"], "value": "z"}))
    assert "&x {lane: y}" in apply(text, verb_from({"verb": "delete", "ids": ["a"]}))


@pytest.mark.parametrize(
    "after",
    [
        "a: 1\nb: 3  # two\n",
        "a: 1\nb: 2\n",
        "b: 2  # two\na: 1\n",
        "a: 1\nb: 2  # two\nc: 1\n",
        "a: 1\nb: 2  # 2\n",
    ],
    ids=["another value", "a comment lost", "another order", "something more", "another comment"],
)
def test_the_guard_lets_nothing_else_through(after: str):
    before = "a: 0\nb: 2  # two\n"
    wanted = {"a": "1", "b": "2"}
    check(read(before), wanted, Patched(read("a: 1\nb: 2  # two\n"), ()))
    with pytest.raises(EditRefused, match="changing more"):
        check(read(before), wanted, Patched(read(after), ()))


@pytest.mark.parametrize(
    ("verb", "phases"),
    [
        ({"verb": "set", "path": ["phases", "b", "title"], "value": "B"}, {"a": None, "b": "B"}),
        (
            {"verb": "add-item", "kind": "phases", "id": "c", "value": {"title": "C"}},
            {"a": None, "b": None, "c": {"title": "C"}},
        ),
        ({"verb": "remove-item", "kind": "phases", "id": "a"}, {"b": None}),
        ({"verb": "move-item", "kind": "phases", "id": "b", "before": "a"}, {"b": None, "a": None}),
    ],
)
def test_phases_that_are_ids_alone_are_edited_too(verb, phases):
    text = "blueprint: 1\ntitle: x\nphases: [a, b]  # mine\ntouchpoints: {t: {lane: customer, title: T, end: done}}\n"
    after = apply(text, verb_from(verb))
    assert list(read(after).data["phases"].items()) == list(phases.items())


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (["staff_emotion", "score"], -2, "staff_emotion: -2"),
        (["next", 0, "load", "of"], "b", "load: b"),
    ],
)
def test_every_short_form_is_set_and_stays_short(path: list[object], value: object, line: str) -> None:
    text = "blueprint: 1\ntitle: T\ntouchpoints:\n  a:\n    lane: customer\n    next:\n      - to: b\n  b: {lane: customer}\n"
    verb = {"verb": "set", "path": ["touchpoints", "a", *path], "value": value}
    assert line in apply(text, verb_from(verb))
