"""Maps as different people write them, with comments wherever comments can stand."""

from __future__ import annotations

from pathlib import Path
from random import Random

from blueprint.model.expand import plain
from blueprint.model.loader import loads
from blueprint.model.writing import as_written
from blueprint.source.parser import parse
from blueprint.source.problem import Problems
from blueprint.source.writer import yaml_text
from tests.draw.generate import text as generated
from tests.model.long_example import LONG

ODD = """\
---
# head

blueprint: 1
'title': "Odd"   # quoted key
purpose: >-
  folded
  text
version: '2026-11'
unknown: [1, {a: b}]
segments:
- not a mapping
needs: {
  quick: {title: 快,   # fast
    importance: 5},

  # cheap
  cheap: {title: "no"}
}
promises:
- id: one   # first key behind the dash
  from: a
  # to where
  to: c

-
  id: two
  from: b
  to: c
  within: 5m
touchpoints:

  # === first ===
  a:
    title: 'it''s a'
    next:         # who goes where
      b: 50%      # half

      # the rest
      c:
    # emotion: 3
  # about b
  b:   {lane: frontstage, title: b, uses: [s,], next: {all: [c,
     d ]}, end: [] }
  c:
    lane: customer
    title: |
      block # text

    script:
    - one
    -   two   # second
    - zh: 三
      en: three
    time:
      5m
    end:
      served:
  d: {lane: backstage, title: {zh: 丁}, join: all, "end": served}


  # the last
  s: {title: no lane}
"""
OTHER = """\
%YAML 1.1
# before
--- # behind
blueprint: 1
touchpoints:
   # one
   "a":
        "lane":   customer\t# tab
        title:    {"zh": '甲',
           en:      # english
             A}
        next:
        - {to: b, share: 1/3,
           when: "a long
             condition"}   # first

        -
           # second
           to: c
           share: 1/3
           handoff:
             step: |+   # keep
               keep these


             within:
        - d
# column 0
   b:
        lane: backstage
        time: { standard: 1h,  # one hour
# column 0 again
                tolerance: 2h, }
        evidence: [ 甲,
          {zh: 乙, en: B}, # two
        ]
        next: {all: [
          c,  # left
          d   # right
        ]}
        uses:
        # no items yet

   c: {lane: frontstage, title: c, next: {e: }, end: {"served": 10%, gone},}
   d: {lane: frontstage, title: d, end:
       served}
   e:
        # nothing
   f: {}


segments:
 hurried:  {title: 急, share: 20%, changes: {c: {emotion: -4}, "a": {next: b,},}}
 counter:
  title: >
     folded # not a comment

     text
  changes:
    a:
      next:
        b: 90%   # nine
        c: 10%   # ten
promises: []
needs: {}   # none yet
title: last plain
  in two lines
...
# after
"""
MINI = """\
blueprint: 1
title: 售后维修
touchpoints:
  report: {lane: customer, title: 报修, next: repair}
  repair: {lane: backstage, title: 维修, time: 2h, next: {collect: 90%, repair: 10%}}
  collect: {lane: customer, title: 取机, emotion: 2, end: served}"""
JSON = (
    '{"blueprint": 1, "title": "J", "touchpoints": {"a": {"lane": "customer", "title": "A", "next": "b"},\n'
    ' "b": {"lane": "frontstage", "title": "B", "next": ["a", {"to": "c", "share": "1/3"}]},'
    ' "c": {"lane": "customer", "title": "C", "end": {"served": null}}}}\n'
)
MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.blueprint.yaml"))
SMALL = {
    "long": LONG,
    "odd": ODD,
    "other": OTHER,
    "mini": MINI,
    "json": JSON,
    "generated": generated(8),
}
TEXTS = {
    **SMALL,
    "written": yaml_text(as_written(loads(LONG).map)),
    **{path.name: path.read_text(encoding="utf-8") for path in MAPS},
}


def data(text: str):
    """What a text says, its short forms unchanged."""
    tree = parse(text.removeprefix("\ufeff"), Problems())
    assert tree is not None, text
    return plain(tree)


def commented(text: str, random: Random, line_end: str = "\n", mark: str = "") -> str:
    """The text with comments of all kinds that can stand in it without changing what it says."""
    lines, said = text.split("\n"), data(text)
    for number in range(random.randrange(8)):
        at = random.randrange(len(lines))
        line = lines[at]
        indent = len(line) - len(line.lstrip(" "))
        trailing = [*lines[:at], f"{line}  # c{number}", *lines[at + 1 :]]
        own = [
            *lines[:at],
            " " * random.choice((indent, indent, indent, indent + 2, 0)) + f"# c{number}",
            *lines[at:],
        ]
        blank = [*lines[:at], "", *lines[at:]]
        tried = random.choice((trailing, own, blank))
        tree = parse("\n".join(tried), Problems())
        if tree is not None and plain(tree) == said:
            lines = tried
    return mark + line_end.join(lines)
