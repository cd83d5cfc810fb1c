"""Mermaid to a map: flowcharts, swimlanes and journeys, as people write them and as the export does."""

from pathlib import Path

import pytest

from blueprint.export.formats.mermaid import write
from blueprint.model.loader import load, loads
from blueprint.model.writing import as_written
from tests.export.subjects import repository
from tests.run import run


def brought(folder: Path, text: str, name: str = "desk.mmd", *words: str):
    """Touchpoints as written, and what was said."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    done = run("import", file, *words)
    assert "Traceback" not in done.stderr
    return (as_written(loads(done.stdout).map) if done.stdout else None), done


DESK = """\
---
title: Support desk
---
%%{{init: {{"theme": "dark"}}}}%%
{head}
  %% who does what
  subgraph Customer
    direction TB
    start([Start]) --> request[Request service]
    receive["Receive <b>update</b>"]
  end
  subgraph sup ["Service desk"]
    triage{{"Under warranty?<br/>#quot;ask#quot;"}}; answer[Send answer]:::loud
  end
  subgraph IT system
    log[(Ticket log)]
  end
  request --> triage
  triage -->|Yes 70%| answer
  triage -- No --> refuse@{{ shape: doc, label: "Refuse (politely)" }}
  refuse ---> gone((Refused))
  answer -.-> log
  answer e1@==> receive --> over([End])
  classDef loud fill:#f9f,stroke:#333
  click request "https://example.org/a--b"
  linkStyle 0 stroke:#f00
  style receive fill:#bbf
"""


@pytest.mark.parametrize("head", ["flowchart LR", "graph TD;", "swimlane-beta", "swimlane RL"])
def test_subgraphs_are_lanes_nodes_touchpoints_links_arrows(head, tmp_path):
    made, done = brought(tmp_path, DESK.format(head=head))
    assert {key: made[key] for key in ("title", "exits", "touchpoints")} == {
        "title": "Support desk",
        "exits": {"refused": {"title": "Refused"}},
        "touchpoints": {
            "request": {"lane": "customer", "title": "Request service", "next": "triage"},
            "receive": {"lane": "customer", "title": "Receive update", "end": "done"},
            "triage": {
                "lane": "frontstage",
                "title": 'Under warranty? "ask"',
                "role": "Service desk",
                "next": [
                    {"to": "answer", "share": "70%", "when": "Yes"},
                    {"to": "refuse", "when": "No"},
                ],
            },
            "answer": {
                "lane": "frontstage",
                "title": "Send answer",
                "role": "Service desk",
                "uses": ["log"],
                "next": "receive",
            },
            "log": {"lane": "support", "title": "Ticket log", "role": "IT system"},
            "refuse": {"lane": "backstage", "title": "Refuse (politely)", "end": "refused"},
        },
    }
    assert done.code == 1  # nobody says where the refusal stands
    assert done.stderr.count("not understood") == 1 and "in which lane refuse stand" in done.stderr


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("graph LR; Call-->Hear;Hear-->Help & Send --> Close", {"call": "hear", "hear": {"help": None, "send": None}, "help": "close", "send": "close", "close": None}),
        ("flowchart TB\n Ask ---|maybe| Tell\n Tell <--> Show\n Show ~~~ Ask", {"ask": [{"to": "tell", "when": "maybe"}], "tell": "show", "show": "tell"}),
        ("flowchart\n one(One) -. sometimes .-> two{{Two}} -->|20%| three[/Three/]\n two --> one", {"one": [{"to": "two", "when": "sometimes"}], "two": {"three": "20%", "one": None}, "three": None}),
        ('flowchart\n "x" -->\n', {}),
    ],
    ids=["one line", "heads", "shapes", "broken"],
)  # fmt: skip
def test_links_as_people_write_them(text, flow, tmp_path):
    made, done = brought(tmp_path, text)
    points = made["touchpoints"] if made else {}
    points.pop("come-in", None)
    assert {id_: t.get("next") for id_, t in points.items()} == flow
    assert made or (done.code == 1 and "line 2: '\"x\" -->' is no part of a flowchart" in done.stderr)


JOURNEY = """\
# What we saw

```python
journey = 1
```

~~~mermaid
journey
    title Day at the bank
    section Arrive
      Find the branch: 5: Me
      Take a number: 3: Me, 大堂经理
    section 办理
      Open account: 1: 柜员
      Open account: 9: 柜员
      Nothing at all
~~~

```mermaid
pie
```
"""


def test_sections_are_phases_actors_lanes_scores_emotions(tmp_path):
    made, done = brought(tmp_path, JOURNEY, "page.md")
    assert (made["title"], made["phases"], made["emotion_scale"]) == (
        "Day at the bank",
        {"arrive": "Arrive", "办理": "办理"},
        2,
    )
    rows = [(t["lane"], t["phase"], t.get("emotion"), t.get("role")) for t in made["touchpoints"].values()]
    assert rows == [
        ("customer", "arrive", 2, None),
        ("customer", "arrive", 0, None),
        ("frontstage", "办理", -2, "柜员"),
        ("frontstage", "办理", None, "柜员"),
    ]
    for said in (
        "'Take a number' is done by Me, 大堂经理 together: it stands in customer",
        "line 15: the score 9 is not from 1 to 5",
        "line 16: 'Nothing at all' is no part of a journey",
        "only the first diagram is read; left out: pie",
        "the last leaves by 'done'",
    ):
        assert said in done.stderr, said


@pytest.mark.parametrize("name", ["blueprint.mmd", "swimlane.mmd"])
def test_our_own_diagrams_come_back(name, tmp_path):
    first = repository("corner-shoeshine")
    text = next(file.data.decode() for file in write(first) if file.name == name)
    made, done = brought(tmp_path, text)
    old, new = first.map.touchpoints.values(), loads(done.stdout).map.touchpoints.values()
    assert done.code == 0
    for key in ("lane", "title", "end", "uses"):
        pick = {str(t.title): getattr(t, key) for t in old}
        made = {str(t.title): getattr(t, key) for t in new}
        assert len(pick) == len(made) and (key == "uses" or pick == made), key
    shares = {(str(t.title), c.share) for t in old for c in t.next}
    assert shares == {(str(t.title), c.share) for t in new for c in t.next}


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "has no flowchart, swimlane or journey; found: nothing"),
        (b"sequenceDiagram\n a->>b: c", "found: sequenceDiagram"),
        (b"\xff\xfe\x00", "is not text in UTF-8"),
        (b"\x81\x8d\xff" * 9, "is not text in UTF-8"),
    ],
    ids=["empty", "other", "half", "bytes"],
)
def test_what_is_no_such_diagram_is_refused(raw, said, tmp_path):
    file = tmp_path / "x.mmd"
    file.write_bytes(raw)
    done = run("import", file)
    assert done.code == 2 and said in done.stderr and done.stderr.count("\n") == 1


def test_remarks_behind_a_line_and_tasks_without_a_score(tmp_path):
    file = tmp_path / "x.mmd"
    target = tmp_path / "x.blueprint.yaml"
    file.write_text('flowchart LR\n  a[Ask] --> b["100 %% sure"]  %% then\n', encoding="utf-8")
    run("import", file, "-o", target)
    assert [str(t.title) for t in load(target).map.touchpoints.values()] == ["Ask", "100 %% sure"]
    file.write_text("journey\n  Wait: : Me\n  Pay: gladly: Me\n", encoding="utf-8")
    done = run("import", file, "-o", target, "--force")
    points = load(target).map.touchpoints
    assert [(str(t.title), t.emotion) for t in points.values()] == [("Wait", None), ("Pay", None)]
    assert "line 3: the score gladly is not from 1 to 5" in done.stderr


def test_bars_and_icons_are_no_words_and_a_system_is_used(tmp_path):
    text = """flowchart TB
  a["fa:fa-car Come in"] --> f@{ shape: fork }
  f --> b["Pay"] & c["Eat"]
  b --> j@{ shape: join }
  c --> j
  j --> d["Leave"]
  b -.-> s[(Till system)]
"""
    file = tmp_path / "x.mmd"
    file.write_text(text, encoding="utf-8")
    made = as_written(loads(run("import", file).stdout).map)["touchpoints"]
    assert made["come-in"]["next"] == {"all": ["pay", "eat"]}
    assert made["leave"]["join"] == "all" and made["pay"]["uses"] == ["till-system"]


def test_who_else_takes_part_in_the_journey_of_a_customer_stands_backstage(tmp_path):
    file = tmp_path / "x.mmd"
    file.write_text("journey\n  section A\n    Ask: 3: Patient\n    Write: 3: Doctor\n", encoding="utf-8")
    done = run("import", file)
    made = as_written(loads(done.stdout).map)["touchpoints"]
    assert (made["ask"]["lane"], made["write"]["lane"]) == ("customer", "backstage")
    assert "which of the five lanes is 'Doctor'?" in done.stderr


def test_of_the_share_before_a_shape_without_words_the_share_behind_it_goes_on(tmp_path):
    """40 % of 50 % are 20 %, and not 50 %."""
    made, _ = brought(
        tmp_path,
        "flowchart LR\n  a[Ask] --> g{ }\n  g -->|rare, 40%| h(( ))\n  g -->|60%| b[Buy]\n"
        "  h -->|50%, yes| c[Change]\n  h -->|no, 50%| d[Drop]\n  b & c & d --> e[Leave]\n",
    )
    assert made["touchpoints"]["ask"]["next"] == [
        {"to": "buy", "share": "60%"},
        {"to": "change", "share": "20%", "when": "rare, yes"},
        {"to": "drop", "share": "20%", "when": "rare, no"},
    ]
