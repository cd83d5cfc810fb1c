"""Pairs of the roof follow their touchpoints."""

from blueprint.edit import apply, verb_from
from blueprint.model.loader import loads

TEXT = """\
blueprint: 1
title: Repair
roof:
  - {between: [report, mend], effect: "-"}   # one staff
  - {between: [mend, call], effect: +}
touchpoints:
  report: {lane: customer, title: Report, next: mend}
  mend: {lane: backstage, title: Mend, next: call}
  call: {lane: frontstage, title: Call, end: served}
"""


def test_a_renamed_touchpoint_keeps_its_pairs():
    made = apply(TEXT, verb_from({"verb": "rename", "id": "mend", "to": "repair"}))
    assert [p.between for p in loads(made).map.roof] == [("report", "repair"), ("repair", "call")]
    assert "# one staff" in made


def test_a_deleted_touchpoint_takes_its_pairs_along():
    made = apply(TEXT, verb_from({"verb": "delete", "ids": ["report"]}))
    assert [p.between for p in loads(made).map.roof] == [("mend", "call")]
    assert loads(apply(TEXT, verb_from({"verb": "delete", "ids": ["mend"]}))).map.roof == ()
