"""Before and after, side by side: as a table, and as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from blueprint import quantity
from blueprint.cli.show.console import BAD, GOOD, QUIET, numbers, say, styled, table, words
from blueprint.cli.show.measures import LATTICE, rare
from blueprint.model.exits import with_id
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from blueprint.figures.group import GroupFigures
    from blueprint.flow.time.promise import Judgement
    from blueprint.model.service_map import ServiceMap

_HEADERS = (Wording("", ""), Wording("before", "之前"), Wording("after", "之后"), Wording("change", "变化"))
_REMEMBERED = Wording("remembered experience", "记忆体验")
_FAILING = Wording("with failures", "计入失败")
_MEAN, _P90 = Wording("mean visit", "平均耗时"), Wording("90 % are done within", "90 % 在此之内完成")
_SHARE = Wording("{id}: within {within}, {required} promised", "{id}：{within} 内，承诺 {required}")
_PROMISED_MEAN = Wording("{id}: mean, {within} promised", "{id}：平均，承诺 {within}")
_MAX = Wording("{id}: longer than {within}", "{id}：超过 {within}")
_EXIT = Wording("leave by {name}", "从“{name}”离开")
_KEPT, _BROKEN = Wording("{text} kept", "{text} 兑现"), Wording("{text} NOT kept", "{text} 未兑现")
_MOMENTS = Wording("moments of truth: {before} -> {after}", "关键时刻：{before} -> {after}")
_SAME = Wording("moments of truth, as before: {before}", "关键时刻不变：{before}")

Say = Callable[[float | None, Language], str]


@dataclass(frozen=True)
class _Row:
    """One figure before and after; `up` says whether more is better, None that neither is."""

    label: Wording
    before: float | None
    after: float | None
    say: Say
    say_gain: Say
    up: bool | None = None
    kept: tuple[bool | None, bool | None] = (None, None)


def show(
    console: Console, service_map: ServiceMap, before: GroupFigures, after: GroupFigures, language: Language
) -> None:
    """Print what differs, and the main figures that do not; `service_map` is flat."""
    columns = [words(_HEADERS[0][language]), *(numbers(h[language]) for h in _HEADERS[1:])]
    console.print(table(columns, [_cells(row, language) for row in _rows(before, after)]))
    order = {"before": _order(service_map, before, language), "after": _order(service_map, after, language)}
    changed = before.moments_of_truth != after.moments_of_truth
    say(console, (_MOMENTS if changed else _SAME).filled(**order)[language])


def as_data(before: GroupFigures, after: GroupFigures) -> dict[str, Any]:
    """The same for programs; seconds, shares 0..1, not rounded, null where not known."""

    def pair(get: Callable[[GroupFigures], Any]) -> dict[str, Any]:
        return {"before": get(before), "after": get(after)}

    return {
        "remembered": pair(lambda w: w.experience.remembered),
        "remembered_with_failures": pair(lambda w: w.experience.remembered_with_failures),
        "time_mean": pair(lambda w: w.time.mean),
        "time_p90": pair(lambda w: w.time.quantile(0.9)),
        "promises": [
            {
                "id": id_,
                "kind": kind,
                "achieved": {"before": _achieved(old), "after": _achieved(new)},
                "beyond": {"before": old and old.beyond, "after": new and new.beyond},
                "kept": {"before": old and old.kept, "after": new and new.kept},
            }
            for id_, kind, old, new in _judgements(before, after)
        ],
        "moments_of_truth": pair(lambda w: list(w.moments_of_truth)),
        "exits": {
            name: {"before": before.exits.get(name, 0.0), "after": after.exits.get(name, 0.0)}
            for name in dict.fromkeys((*before.exits, *after.exits))
        },
    }


def _achieved(judgement: Judgement | None) -> float | None:
    """What is achieved; a largest time without bound is none."""
    return judgement.achieved if judgement and judgement.achieved < float("inf") else None


def _order(service_map: ServiceMap, whole: GroupFigures, language: Language) -> str:
    return " > ".join(service_map.touchpoints[id_].title[language] for id_ in whole.moments_of_truth) or "-"


def _rows(before: GroupFigures, after: GroupFigures) -> Iterator[_Row]:
    old, new = before.experience, after.experience
    yield _Row(_REMEMBERED, old.remembered, new.remembered, quantity.score, quantity.score, True)
    failing = (old.remembered_with_failures, new.remembered_with_failures)
    yield _Row(_FAILING, *failing, quantity.score, quantity.score, True)
    time = (quantity.time, quantity.time_gain)
    yield _Row(_MEAN, before.time.mean, after.time.mean, *time, False)
    yield _Row(_P90, before.time.quantile(0.9), after.time.quantile(0.9), *time, False)
    for id_, kind, one, other in _judgements(before, after):
        yield _promise(id_, kind, one, other)
    for name in dict.fromkeys((*before.exits, *after.exits)):
        shares = (before.exits.get(name, 0.0), after.exits.get(name, 0.0))
        title = (after if name in after.exits else before).exit_titles[name]
        up = True if name in before.exits_good | after.exits_good else None
        yield _Row(_EXIT.filled(name=with_id(title, name)), *shares, quantity.share, quantity.share_gain, up)


def _judgements(
    before: GroupFigures, after: GroupFigures
) -> Iterator[tuple[str, str, Judgement | None, Judgement | None]]:
    """Each promised quantity on both sides; promises themselves may have changed."""
    old = {(p.promise.id, j.kind): j for p in before.promises for j in p.judgements}
    new = {(p.promise.id, j.kind): j for p in after.promises for j in p.judgements}
    for id_, kind in dict.fromkeys((*old, *new)):
        yield id_, kind, old.get((id_, kind)), new.get((id_, kind))


def _promise(id_: str, kind: str, old: Judgement | None, new: Judgement | None) -> _Row:
    now = new or old
    assert now is not None
    label = {"share": _SHARE, "mean": _PROMISED_MEAN, "max": _MAX}[kind].filled(
        id=id_,
        within=now.limit,
        required=_spoken(quantity.share, now.required),
    )
    kept = (old.kept if old else None, new.kept if new else None)
    if kind == "max":
        beyond = (old.beyond if old else None, new.beyond if new else None)
        return _Row(
            label,
            *beyond,
            lambda value, language: rare(value, now.tolerated, language),
            quantity.share_gain,
            False,
            kept,
        )
    achieved = (old.achieved if old else None, new.achieved if new else None)
    if kind == "mean":
        return _Row(label, *achieved, _beside(quantity.time, now.required), quantity.time_gain, False, kept)
    return _Row(label, *achieved, _beside(quantity.share, now.required), quantity.share_gain, True, kept)


def _beside(say_it: Callable[..., str], bound: float) -> Say:
    return lambda value, language: say_it(value, language, beside=bound)


def _spoken(say_it: Say, value: float) -> Wording:
    return Wording(say_it(value, "en"), say_it(value, "zh"))


def _cells(row: _Row, language: Language) -> list[str | Text | None]:
    sides = [
        _verdict(row.say(value, language), kept, language)
        for value, kept in zip((row.before, row.after), row.kept, strict=True)
    ]
    if row.before is None or row.after is None or abs(row.after - row.before) < LATTICE:
        return [row.label[language], *sides, None]
    gain = row.after - row.before
    style = QUIET if row.up is None else GOOD if (gain > 0) == row.up else BAD
    return [row.label[language], *sides, styled(row.say_gain(gain, language), style)]


def _verdict(text: str, kept: bool | None, language: Language) -> str | Text:
    if kept is None:
        return text
    return styled((_KEPT if kept else _BROKEN).filled(text=text)[language], GOOD if kept else BAD)
