"""The exercises of a map: errors to spot in excerpts of it, easy ones first, with what is wrong and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from blueprint.export.training.planting import Planted, planted
from blueprint.lint.rulebook.registry import rule_named
from blueprint.model.text import Text
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blueprint.export.subject import Subject
    from blueprint.lint.rule import Rule
    from blueprint.model.service_map import ServiceMap

_SPOKEN = ("forbidden-phrase", "undated-promise")
_TEXTS: dict[str, tuple[int, Wording, Wording, Wording]] = {
    "forbidden-phrase": (
        1,
        Wording(
            "At “{at}” staff speak like this. Which line should nobody say?",
            "在“{at}”，员工这样说。哪一句不该说？",
        ),
        Wording("“{said}” is {fault}: a phrase to avoid.", "“{said}”属于{fault}，是服务忌语。"),
        Wording("Say the other lines only. {offer}", "只说其余几句。{offer}"),
    ),
    "undated-promise": (
        1,
        Wording(
            "At “{at}” a customer asks when the answer will come.",
            "在“{at}”，客户问什么时候有答复，员工这样说。",
        ),
        Wording(
            "“{said}” is a promise without a date: nobody can keep it, and nobody notices when it is broken.",
            "“{said}”是没有日期的承诺：没法兑现，也没人知道何时算失信。",
        ),
        Wording("Say until when, and keep it. {offer}", "说出具体时间，并按时做到。{offer}"),
    ),
    "customer-action-without-evidence": (
        2,
        Wording(
            "Look at “{at}”. What do customers have to go by there?", "看“{at}”。客户在这里能看到、拿到什么？"
        ),
        Wording(
            "Nothing. What cannot be seen or held leaves customers unsure whether all is well.",
            "什么也没有。看不到、拿不到东西，无形的服务让客户心里没底。",
        ),
        Wording("Let them see: {evidence}.", "让客户看到：{evidence}。"),
    ),
    "standard-over-tolerance": (
        2,
        Wording("Look at the two times of “{at}”.", "看“{at}”的两个时间。"),
        Wording(
            "The standard is longer than customers accept: they are unhappy even when all goes as planned.",
            "标准时间长于客户的容忍：一切照计划进行，客户仍不满意。",
        ),
        Wording("Bring the standard below what customers tolerate.", "把标准时间降到客户容忍之内。"),
    ),
    "handoff-without-limit": (
        2,
        Wording(
            "Look at the arrow from “{at}” to “{to}”. What does it lack?",
            "看“{at}”交给“{to}”的箭头，缺了什么？",
        ),
        Wording(
            "The hand-off has no time limit. Work waits longest between two people, and nobody is ever late.",
            "内部传递没有时限。事情最容易耽搁在两人之间，而且谁都不算迟到。",
        ),
        Wording("Write on the arrow within what time it is done.", "在箭头上写明多久之内完成。"),
    ),
    "fail-without-recovery": (
        3,
        Wording("“{at}” sometimes goes wrong, and customers notice.", "“{at}”有时会出错，客户会发现。"),
        Wording(
            "A fail point (F) without a way to put it right: the customer is left alone at the worst moment.",
            "失败点（F）没有补救：客户在最糟的时刻无人理会。",
        ),
        Wording("Draw the way to put it right: “{then}”.", "画出补救的步骤：“{then}”。"),
    ),
    "promise-not-kept": (
        3,
        Wording(
            "Customers are promised: from “{from}” to “{to}” within {within}. Add up the standard times on the way.",
            "我们承诺客户：从“{from}”到“{to}”，{within}之内。请把沿途的标准时间加起来。",
        ),
        Wording(
            "The standard times on the way add up to {needed}: the promise cannot be kept even when all goes as planned.",
            "沿途标准时间合计 {needed}：一切照计划进行，承诺也做不到。",
        ),
        Wording(
            "Promise what can be kept ({was}), or shorten a step on the way.",
            "承诺做得到的时间（{was}），或缩短途中的步骤。",
        ),
    ),
}
_IN_A_CASE = Wording(
    "The case: at “{at}” staff say this. What would you say?",
    "案例：在“{at}”，员工这样说。如果是您，会怎么说？",
)
_NO_HELP = Wording("After this the customer is no better off.", "这样说之后，客户并没有得到帮助。")
_TOGETHER = Wording("Write it together.", "请一起写下来。")


class Exercise(NamedTuple):
    """One error to spot.

    Attributes:
        rule: that finds it.
        grade: 1 easy, 2 middling, 3 hard.
        spoken: the excerpt is a dialogue, else a small blueprint.
        task: the situation, without giving the error away.
        wrong: what is wrong, and why it matters.
        mend: how to mend it.
        bad, good: excerpts of the map with the error and without it.
    """

    rule: Rule
    grade: int
    spoken: bool
    task: Wording
    wrong: Wording
    mend: Wording
    bad: ServiceMap
    good: ServiceMap


def exercises(subject: Subject) -> tuple[Exercise, ...]:
    """The exercises of a map in the order they are set; none where nothing can be planted in it."""
    made = _of_case(subject) if subject.map.is_case else [_of(p, subject) for p in planted(subject)]
    return tuple(sorted(made, key=lambda e: e.grade))


def _of(error: Planted, subject: Subject) -> Exercise:
    grade, task, wrong, mend = _TEXTS[error.rule]
    good = subject.map
    touchpoint = good.touchpoints.get(error.at)
    words = {name: _wording(value) for name, value in error.words}
    if touchpoint:
        words["at"] = _wording(touchpoint.title)
        shown = [t["zh"] for t in touchpoint.evidence], [t["en"] for t in touchpoint.evidence]
        words["evidence"] = Wording(", ".join(shown[1]), "、".join(shown[0]))
        lines = subject.script(error.map.touchpoints[touchpoint.id])
        words["offer"] = next((line.offer for line in lines if line.offer), _TOGETHER)
    if "said" in words:
        words["said"] = Wording(words["said"].en.rstrip("."), words["said"].zh.rstrip("。"))
    seen = tuple(id_ for id_ in error.shown if id_ not in error.hidden)
    return Exercise(
        rule=rule_named(error.rule),
        grade=grade,
        spoken=error.rule in _SPOKEN,
        task=task.filled(**words),
        wrong=wrong.filled(**words),
        mend=mend.filled(**words),
        bad=_excerpt(error.map, seen),
        good=_excerpt(good, error.shown),
    )


def _of_case(subject: Subject) -> list[Exercise]:
    """The lines that were said."""
    made = []
    for t in subject.map.touchpoints.values():
        lines = subject.script(t)
        if not lines:
            continue
        before = tuple(o.id for o in subject.map.touchpoints.values() if any(c.to == t.id for c in o.next))[
            :1
        ]
        offers = tuple(line.instead for line in lines if line.instead)
        better = subject.map.model_copy(
            update={"touchpoints": {**subject.map.touchpoints, t.id: t.model_copy(update={"script": offers})}}
        )
        made.append(
            Exercise(
                rule=rule_named("forbidden-phrase"),
                grade=1,
                spoken=True,
                task=_IN_A_CASE.filled(at=_wording(t.title)),
                wrong=_NO_HELP,
                mend=lines[0].offer or _TOGETHER,
                bad=_excerpt(subject.map, (*before, t.id)),
                good=_excerpt(better, (*before, t.id)),
            )
        )
    return made


def _excerpt(service_map: ServiceMap, ids: Iterable[str]) -> ServiceMap:
    """Some touchpoints of a map and the arrows between them."""
    kept = [id_ for id_ in dict.fromkeys(ids) if id_ in service_map.touchpoints]
    touchpoints = {}
    for id_ in sorted(kept, key=list(service_map.touchpoints).index):
        t = service_map.touchpoints[id_]
        fails = t.fails
        if fails and fails.then not in kept:
            fails = fails.model_copy(update={"then": None})
        ways = tuple(c.model_copy(update={"share": None, "load": None}) for c in t.next if c.to in kept)
        away: dict[str, object] = {
            "next": ways,
            "end": {},
            "uses": (),
            "fails": fails,
            "start": None,
            "waits_for": None,
            "map": None,
        }
        away |= {"gives_up": None, "staffed": None, "staff_emotion": None, "notes": ()}
        touchpoints[id_] = t.model_copy(update=away)
    nothing: dict[str, object] = {
        "segments": {},
        "promises": (),
        "needs": {},
        "roof": (),
        "economics": None,
        "dimensions": None,
    }
    return service_map.model_copy(update=nothing | {"touchpoints": touchpoints}).with_inside({})


def _wording(value: object) -> Wording:
    return (
        Wording(value["en"], value["zh"])
        if isinstance(value, Text | Wording)
        else Wording(str(value), str(value))
    )
