"""What an edit is not about stays: before and after as people see them."""

from __future__ import annotations

import pytest

from blueprint.edit import apply, verb_from

DELETE_B = {"verb": "delete", "ids": ["b"]}
MOVE_C_FIRST = {"verb": "move", "id": "c", "before": "a"}
CASES = {
    "comments above and behind go with the entry": (
        DELETE_B,
        """\
touchpoints:
  # about a
  a: {lane: customer}   # behind a

  # about b
  # more about b
  b: {lane: customer}   # behind b

  # about c
  c: {lane: customer}
""",
        """\
touchpoints:
  # about a
  a: {lane: customer}   # behind a

  # about c
  c: {lane: customer}
""",
    ),
    "a ruled or parted comment is about the section": (
        DELETE_B,
        """\
touchpoints:
  a: {lane: customer}
  # --- section ---
  b:
    lane: customer
    # emotion: 3
  # about c
  c: {lane: customer}
""",
        """\
touchpoints:
  a: {lane: customer}
  # --- section ---
  # about c
  c: {lane: customer}
""",
    ),
    "the next section keeps its head": (
        {"verb": "add-touchpoint", "lane": "customer", "title": "Z", "id": "z"},
        """\
touchpoints:
  a:
    lane: customer
    # deep

# the floor
zones: {}
""",
        """\
touchpoints:
  a:
    lane: customer
    # deep
  z:
    lane: customer
    title: Z

# the floor
zones: {}
""",
    ),
    "lines move with their comments": (
        MOVE_C_FIRST,
        """\
touchpoints:
  # about a
  a: {lane: customer}
  b: {lane: customer}

  # about c
  c:
    lane: support  # behind
    # deep
zones: {}
""",
        """\
touchpoints:
  # about c
  c:
    lane: support  # behind
    # deep

  # about a
  a: {lane: customer}
  b: {lane: customer}
zones: {}
""",
    ),
    "a short form is widened under its comments": (
        {
            "verb": "set",
            "path": ["touchpoints", "a", "next", 1, "handoff"],
            "value": {"step": "s", "within": "30s"},
        },
        """\
touchpoints:
  a:
    next:        # who goes where
      # half of them
      b: 50%     # cash
      c:         # the rest
    time: 60s
  b: {}
  c: {}
""",
        """\
touchpoints:
  a:
    next:        # who goes where
      # half of them
      - {to: b, share: 50%}     # cash
      - to: c         # the rest
        handoff: {step: s, within: 30s}
    time: 60s
  b: {}
  c: {}
""",
    ),
    "comments between brackets": (
        {"verb": "delete", "ids": ["c"]},
        """\
touchpoints:
  a: {
    next: {
      b: 70%,   # cash
      # cards
      c: 20%,   # card
      d: 10%    # the rest
    }}
  b: {}
  c: {}   # gone
  d: {}
""",
        """\
touchpoints:
  a: {
    next: {
      b: 70%,   # cash
      d: 10%    # the rest
    }}
  b: {}
  d: {}
""",
    ),
    "a value in place of a list keeps what was said beside it": (
        {"verb": "set", "path": ["touchpoints", "a", "script"], "value": None},
        """\
touchpoints:
  a:
    lane: customer   # l
    script:          # s
      - one          # 1
    # about title
    title: A         # t
""",
        """\
touchpoints:
  a:
    lane: customer   # l
    # about title
    title: A         # t
""",
    ),
    "the first key behind a dash": (
        {"verb": "set", "path": ["promises", 0, "id"], "value": None},
        """\
promises:
  - id: one   # the name
    from: a
  - to: b
""",
        """\
promises:
  - from: a
  - to: b
""",
    ),
    "a key before all others behind a dash": (
        {"verb": "set", "path": ["promises", 1, "id"], "value": "two"},
        """\
promises:
  - id: one
  - to: b   # t
""",
        """\
promises:
  - id: one
  - id: two
    to: b   # t
""",
    ),
    "quotes stay": (
        {"verb": "rename", "id": "a", "to": "b"},
        """\
touchpoints:
  'a': {"lane": "customer", "next": "a", uses: ['a', a]}
promises: [{id: "x", from: 'a', to: c}]
""",
        """\
touchpoints:
  'b': {"lane": "customer", "next": "b", uses: ['b', b]}
promises: [{id: "x", from: 'b', to: c}]
""",
    ),
    "a block text": (
        {"verb": "set", "path": ["touchpoints", "a", "title"], "value": "New"},
        """\
touchpoints:
  a:
    title: >-   # folded
      old # text
      here

    # about lane
    lane: customer
""",
        """\
touchpoints:
  a:
    title: New # folded

    # about lane
    lane: customer
""",
    ),
    "no final line end, last key of the file": (
        {"verb": "set", "path": ["touchpoints", "a", "emotion"], "value": 2},
        "touchpoints:\n  a:\n    title: >\n      folded\n      text",
        "touchpoints:\n  a:\n    title: >-\n      folded\n      text\n    emotion: 2",
    ),
    "no final line end, in brackets": (
        {"verb": "connect", "from": "a", "to": "a"},
        "touchpoints: {a: {lane: customer}}",
        "touchpoints: {a: {lane: customer, next: a}}",
    ),
    "the last entry moves away from a text without final line end": (
        {"verb": "move", "id": "b", "before": "a"},
        "touchpoints:\n  a: {x: 1}\n  b: {x: 2}",
        "touchpoints:\n  b: {x: 2}\n  a: {x: 1}\n",
    ),
    "nothing but the last": (
        {"verb": "delete", "ids": ["a"]},
        "touchpoints:\n  a: {x: 1}   # one\n# end",
        "touchpoints: {}\n  # one\n# end",
    ),
}


@pytest.mark.parametrize(("verb", "before", "after"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "mark"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_before_and_after(verb, before: str, after: str, line_end: str, mark: str):
    as_here = (mark + text.replace("\n", line_end) for text in (before, after))
    if line_end not in before.replace("\n", line_end):
        line_end = "\n"
    start, end = as_here
    assert apply(start, verb_from(verb)) == end
