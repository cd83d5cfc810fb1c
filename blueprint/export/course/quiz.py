"""A quiz from the map, and its answers with the why."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from blueprint import quantity
from blueprint.export.course import words as w
from blueprint.export.course.facts import failing, moments_of_truth, mostly, named
from blueprint.export.course.main_way import main_way
from blueprint.export.course.sheets import bullets, to_write
from blueprint.export.training.blocks import Passage, Stack, Words
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import BODY, LEAD, STRONG
from blueprint.export.training.phrase_pairs import phrase_pairs
from blueprint.model.names import Lane
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.export.course.plan import Plan
    from blueprint.export.training.voice import Voice

_LETTERS = "ABCD"
_MOST = 12
"""Questions of a quiz: ten minutes are enough for them."""
_ENOUGH = 0.8
"""The share of right answers with which people may go on."""
_FACTORS = (1, 0.5, 2, 3)
"""Of the right time: it is neither the shortest nor the longest."""


class Question(NamedTuple):
    """What is asked, the right answer, the wrong ones, and why it is right."""

    asked: Wording
    right: Wording
    wrong: tuple[Wording, ...]
    why: Wording

    @property
    def options(self) -> list[Wording]:
        """All answers, in an order of the question's own."""
        return sorted(
            (self.right, *self.wrong), key=lambda o: (crc32(f"{self.asked.en}/{o.en}".encode()), o.en)
        )


def questions(plan: Plan) -> list[Question]:
    """Those that the topics ask for and the maps can answer, a few of each kind; none is asked twice."""
    wanted = {topic.id for topic in plan.topics}
    each = max(2, _MOST // max(1, len(wanted)))
    found: list[Question] = []
    for topic, ask in _ASKED:
        asked = (q for voice in plan.processes for q in ask(voice)) if topic in wanted else ()
        found += list({q.asked.en: q for q in asked}.values())[:each]
    return found


def quiz(plan: Plan) -> Iterator[Section]:
    """Questions with boxes to tick."""
    voice, asked = plan.voice, questions(plan)
    told = voice.passage(w.QUIZ_TELL if asked else w.QUIZ_NONE, LEAD)
    blocks = [
        Stack(
            (
                _asked(voice, q, i),
                bullets(voice, q.options, LEAD, [f"□ {letter}" for letter in _LETTERS[: len(q.options)]]),
            ),
            3,
            whole=True,
        )
        for i, q in enumerate(asked, 1)
    ]
    names = to_write(voice, w.NAME, w.DATE, shares=(0.65, 0.35))
    yield Section(voice.line(w.QUIZ_TITLE), (names, told, *blocks), gap=16)


def quiz_answers(plan: Plan) -> Iterator[Section]:
    """The right letter of each, and why."""
    voice, asked = plan.voice, questions(plan)
    blocks = []
    for i, q in enumerate(asked, 1):
        letter = _LETTERS[q.options.index(q.right)]
        right = voice.line(w.ANSWER.filled(letter=letter, text=q.right))
        blocks.append(
            Stack(
                (
                    _asked(voice, q, i),
                    Passage((Words(right, LEAD),)),
                    Passage((Words(voice.line(q.why), BODY._replace(ink="line")),)),
                ),
                3,
                whole=True,
            )
        )
    needed = math.ceil(_ENOUGH * len(asked))
    told = w.QUIZ_ENOUGH.filled(count=len(asked), right=needed) if asked else w.QUIZ_NONE
    yield Section(voice.line(w.QUIZ_ANSWERS), (voice.passage(told, LEAD), *blocks), gap=16)


def _asked(voice: Voice, question: Question, number: int) -> Passage:
    return Passage((Words(f"{number}. {voice.line(question.asked)}", STRONG._replace(size=14.5)),), keep=True)


def _stage(voice: Voice) -> Iterator[Question]:
    every = voice.subject.map.touchpoints.values()
    seen = [t for t in every if t.lane is Lane.FRONTSTAGE]
    behind = [t for t in every if t.lane is Lane.BACKSTAGE]
    if behind and len(seen) >= 3:
        yield Question(
            Wording("Which of these does the customer not see?", "下列哪一步客户看不到？"),
            named(behind[0].title),
            tuple(named(t.title) for t in seen[:3]),
            Wording(
                "It stands below the line of visibility: customers feel only the time it takes.",
                "它在可视线以下：客户只感到它花的时间。",
            ),
        )
    asked = [t for t in seen if t.role and named(t.role).zh not in named(t.title).zh]
    asked = list({t.role: t for t in reversed(asked)}.values())  # one of each role
    roles = list(dict.fromkeys(named(t.role) for t in every if t.role))
    for t in asked[-2:]:
        others = [r for r in roles if t.role and r != named(t.role)]
        if t.role and len(others) >= 2:
            yield Question(
                Wording("Who does “{at}”?", "“{at}”由谁来做？").filled(at=named(t.title)),
                named(t.role),
                tuple(others[:3]),
                Wording("The role card of the step says so.", "见该步骤的岗位卡。"),
            )
    acted = [t for t in every if t.lane is Lane.CUSTOMER and t.evidence]
    for t in acted[:1]:
        others = [named(o.evidence[0]) for o in acted if named(o.evidence[0]) != named(t.evidence[0])]
        if len(others) >= 3:
            yield Question(
                Wording(
                    "What do customers have to go by at “{at}”?", "在“{at}”，客户看得到、拿得到什么？"
                ).filled(at=named(t.title)),
                named(t.evidence[0]),
                tuple(others[:3]),
                Wording(
                    "It stands in the lane of physical evidence, above the step.",
                    "写在该步骤上方的有形展示泳道里。",
                ),
            )


def _memory(voice: Voice) -> Iterator[Question]:
    yield Question(
        Wording(
            "Two visits are equally pleasant on the whole. Which is remembered better?",
            "两次来访总体感受一样，哪一次留下更好的记忆？",
        ),
        Wording("the one with the better peak and the better end", "峰与终更好的那次"),
        (
            Wording("the longer one", "时间更长的那次"),
            Wording("the one that began better", "开头更好的那次"),
            Wording("both alike", "两次一样"),
        ),
        Wording("The peak and the end make the memory, not the mean.", "构成记忆的是峰与终，不是平均。"),
    )
    yield Question(
        Wording("A visit has one very bad moment. What becomes of it?", "一次来访中有一刻很糟，结果会怎样？"),
        Wording("it may be the peak that is remembered", "它可能成为被记住的峰"),
        (
            Wording("good moments make up for it on average", "平均下来会被好的时刻抵消"),
            Wording("it is forgotten if the end is good", "只要结尾好就会被忘掉"),
            Wording("it counts only if it came first", "只有发生在开头才算"),
        ),
        Wording("A peak may be low as well as high.", "峰可高可低。"),
    )
    subject = voice.subject
    shares = subject.analysis.of(subject.segment).experience.end_share or {}
    end = mostly(subject, shares)
    others = [t for t in main_way(subject) if t.lane.experienced and t != end and not shares.get(t.id)]
    if end and len(others) >= 3:
        yield Question(
            Wording("Which step is most often the end of a visit here?", "在这里，哪一步最常是来访的“终”？"),
            named(end.title),
            tuple(named(t.title) for t in (*others[:2], others[-1])),
            Wording("It is what most customers experience last.", "它是最多客户最后经历的一步。"),
        )


def _truth(voice: Voice) -> Iterator[Question]:
    found = moments_of_truth(voice.subject)
    ids = {t.id for t in found}
    others = [t for t in voice.subject.map.touchpoints.values() if t.lane.experienced and t.id not in ids]
    if found and len(others) >= 3:
        yield Question(
            Wording("Which of these is a moment of truth?", "下列哪个触点是关键时刻？"),
            named(found[0].title),
            tuple(named(t.title) for t in others[:3]),
            Wording(
                "Done well or badly, it changes most what customers remember of the visit.",
                "这里做得好与差，对客户记忆的影响最大。",
            ),
        )
    for t in found[:3]:
        steps = [named(s) for s in t.contact.steps] if t.contact else []
        if len(steps) >= 3:
            yield Question(
                Wording("“{at}”: what comes first?", "“{at}”：第一步做什么？").filled(at=named(t.title)),
                steps[0],
                tuple(steps[1:4]),
                Wording("The steps of the card in order: {steps}.", "岗位卡上的顺序：{steps}。").filled(
                    steps=Wording(" – ".join(s.en for s in steps), "—".join(s.zh for s in steps))
                ),
            )


def _times(voice: Voice) -> Iterator[Question]:
    for t in voice.subject.map.touchpoints.values():
        standard = t.time.standard if t.time else None
        if standard and standard.seconds >= 10 and t.lane is Lane.FRONTSTAGE:
            told = [quantity.both(quantity.time, standard.seconds * factor) for factor in _FACTORS]
            yield Question(
                Wording("What is the standard time of “{at}”?", "“{at}”的标准时间是多少？").filled(
                    at=named(t.title)
                ),
                told[0],
                tuple(told[1:]),
                Wording("It stands on the blueprint, below the name.", "蓝图上写在名称下方。"),
            )


def _said(voice: Voice) -> Iterator[Question]:
    pairs = phrase_pairs()
    for t in voice.subject.map.touchpoints.values():
        line = next((line.text for line in voice.subject.script(t) if not line.forbidden), None)
        if line and t.lane is Lane.FRONTSTAGE:
            first = crc32(f"{voice.subject.map.name}/{t.id}".encode())
            bad: dict[str, Wording] = {}  # by what it is in English, for two may be the same there
            for i in range(len(pairs)):
                said = named(pairs[(first + 7 * i) % len(pairs)].said)
                if len(bad) < 3 and all(said.zh != other.zh for other in bad.values()):
                    bad.setdefault(said.en, said)
            yield Question(
                Wording("What do we say at “{at}”?", "在“{at}”应该怎么说？").filled(at=named(t.title)),
                named(line),
                tuple(bad.values()),
                Wording("The others are phrases to avoid.", "其余都是服务忌语。"),
            )


def _recovery(voice: Voice) -> Iterator[Question]:
    known = voice.subject.map.touchpoints
    for t in failing(voice.subject):
        then = known.get(t.fails.then or "") if t.fails else None
        others = [o for o in known.values() if o.lane is Lane.FRONTSTAGE and o is not then and o.id != t.id]
        if then and len(others) >= 3:
            yield Question(
                Wording("“{at}” went wrong. What comes next?", "“{at}”出了问题，接下来做什么？").filled(
                    at=named(t.title)
                ),
                named(then.title),
                tuple(named(o.title) for o in others[:3]),
                Wording("The blueprint leads from the fail point there.", "蓝图上，失败点的箭头指向那里。"),
            )


_ASKED = (
    ("blueprint", _stage),
    ("peak-end", _memory),
    ("moments-of-truth", _truth),
    ("promises", _times),
    ("phrases", _said),
    ("recovery", _recovery),
)
