"""A quiz from the map, and its answers with the why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from blueprint import quantity
from blueprint.export.course import words as w
from blueprint.export.course.facts import failing, moments_of_truth, named
from blueprint.export.course.sheets import bullets, to_write
from blueprint.export.training.blocks import Passage, Stack, Words
from blueprint.export.training.flow import Section
from blueprint.export.training.looks import BODY, LEAD, STRONG
from blueprint.model.names import Lane
from blueprint.packs.language import pack_for
from blueprint.packs.phrases import as_sentence
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.export.course.plan import Plan
    from blueprint.export.training.voice import Voice

_LETTERS = "ABCD"
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
    """Those that the topics ask for and the map can answer."""
    wanted = {topic.id for topic in plan.topics}
    return [q for topic, ask in _ASKED for voice in plan.processes if topic in wanted for q in ask(voice)]


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
    yield Section(voice.line(w.QUIZ_ANSWERS), tuple(blocks) or (voice.passage(w.QUIZ_NONE, LEAD),), gap=16)


def _asked(voice: Voice, question: Question, number: int) -> Passage:
    return Passage((Words(f"{number}. {voice.line(question.asked)}", STRONG._replace(size=14.5)),), keep=True)


def _stage(voice: Voice) -> Iterator[Question]:
    every = voice.subject.map.touchpoints.values()
    behind = [t for t in every if t.lane is Lane.BACKSTAGE]
    seen = [t for t in every if t.lane is Lane.FRONTSTAGE]
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


def _memory(_: Voice) -> Iterator[Question]:
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
            return


def _said(voice: Voice) -> Iterator[Question]:
    chinese, english = pack_for("zh"), pack_for("en")
    for t in voice.subject.map.touchpoints.values():
        line = next((line.text for line in voice.subject.script(t) if not line.forbidden), None)
        if line and t.lane is Lane.FRONTSTAGE and chinese and english:
            bad = [
                Wording(as_sentence(e.patterns[0]), as_sentence(c.patterns[0]))
                for c in chinese.phrases
                for e in english.phrases
                if c.id == e.id
                and "info" not in (c.severity, e.severity)
                and not (c.channels or c.situations)
            ]
            if len(bad) >= 3:
                yield Question(
                    Wording("What do we say at “{at}”?", "在“{at}”应该怎么说？").filled(at=named(t.title)),
                    named(line),
                    tuple(bad[:3]),
                    Wording("The others are phrases to avoid.", "其余都是服务忌语。"),
                )
                return


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
            return


_ASKED = (
    ("blueprint", _stage),
    ("peak-end", _memory),
    ("moments-of-truth", _truth),
    ("promises", _times),
    ("phrases", _said),
    ("recovery", _recovery),
)
