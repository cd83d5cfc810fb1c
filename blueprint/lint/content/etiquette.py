"""Where a map lacks a check of the etiquette pack; the rules of the groups share this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.flow.chain.graph import leavers, reachable
from blueprint.flow.chain.waits import is_wait
from blueprint.flow.visits.avoidance import Detour, avoiding
from blueprint.lint.context.context import Context
from blueprint.lint.rule import Hit, Hits
from blueprint.model.names import Channel, Lane
from blueprint.model.touchpoint import Touchpoint
from blueprint.packs.etiquette import Check, Where
from blueprint.wording import Wording

_NOWHERE = Wording("no touchpoint has {checks}", "没有触点写有 {checks}")
_AVOIDED = Wording(
    "customers can leave at {id!r} without {checks}", "有的动线上，客户未经历 {checks}就从{id!r}离开"
)
_AFTER_WAIT = Wording(
    "{id!r} comes after the wait {wait!r}, without {check}", "{id!r} 在等候 {wait!r} 之后，没有 {check}"
)
_AFTER_FAILURE = Wording("{id!r} recovers a failure, without {check}", "{id!r} 补救失败，没有 {check}")
_EVERYWHERE = Wording("ask for it at a touchpoint that nobody can avoid", "请写在谁都绕不开的触点上")
_HELP = Wording("write `contact: {{etiquette: [{ids}]}}`", "请写 `contact: {{etiquette: [{ids}]}}`")


def lacking(context: Context, group: str) -> Hits:
    """What of a group the map lacks; what is lacking at one place is one finding."""
    absent: list[Check] = []
    avoided: dict[str, list[Check]] = {}
    for check in context.shelf.etiquette.group(group):
        if check.where is Where.AFTER_WAIT:
            yield from _after_waits(context, check)
        elif check.where is Where.AFTER_FAILURE and (recoveries := _recoveries(context)):
            yield from _after_failures(recoveries, check)
        elif out := _left_without(context, check):
            (avoided.setdefault(out, []) if _carriers(context, check) else absent).append(check)
    if absent:
        yield Hit(
            ("touchpoints",),
            _NOWHERE.filled(checks=_names(absent)),
            _HELP.filled(ids=", ".join(c.id for c in absent)),
            at="key",
        )
    for out, checks in avoided.items():
        yield Hit(("touchpoints", out), _AVOIDED.filled(id=out, checks=_names(checks)), _EVERYWHERE, at="key")


def _left_without(context: Context, check: Check) -> str | None:
    """A touchpoint where customers can leave who could have met the check and did not.

    Where some leave in the way that carries the check, only these count: who came in person and leaves
    on the phone some days later was seen off before.
    """
    carriers = _carriers(context, check)
    detour = avoiding(context.map, context.entries, context.successors, context.blocks[0], carriers)
    missed = detour.left_after(t.id for t in _places(context, check, detour))
    out = context.reached & leavers(context.map)
    leaving = [t for t in context.map.touchpoints.values() if t.id in out]
    counting = [t for t in leaving if _noticed(t, check)] or leaving
    return next((t.id for t in counting if t.id in missed), None)


def _carriers(context: Context, check: Check) -> set[str]:
    """Touchpoints that carry the check, in a phase where it counts."""
    return {
        t.id
        for t in context.map.touchpoints.values()
        if t.lane.experienced and check.fits(t.phase) and _has(t, check)
    }


def _places(context: Context, check: Check, detour: Detour) -> Iterator[Touchpoint]:
    """Where customers would notice the check: of the right phase, or where they come in or leave."""
    ends = {"receive": frozenset(context.entries), "keep": detour.left}
    borders = frozenset().union(*(ends.get(p, frozenset()) for p in check.phases))
    for touchpoint in context.map.touchpoints.values():
        if (check.fits(touchpoint.phase) or touchpoint.id in borders) and _noticed(touchpoint, check):
            yield touchpoint


def _noticed(touchpoint: Touchpoint, check: Check) -> bool:
    """Customers are reached by a channel that carries it, or by one that nobody wrote down."""
    seen = Channel.SEEN if Channel.IN_PERSON in check.channels else None
    return touchpoint.lane.experienced and (
        touchpoint.channel is None or touchpoint.channel in check.channels or touchpoint.channel == seen
    )


def _after_waits(context: Context, check: Check) -> Hits:
    """After each wait the first touchpoints of staff, whatever lies hidden in between."""
    touchpoints = context.map.touchpoints
    staff = {t.id for t in touchpoints.values() if t.lane is Lane.FRONTSTAGE and not is_wait(t)}
    onwards = {id_: () if id_ in staff else targets for id_, targets in context.successors.items()}
    told: set[str] = set()
    for wait in touchpoints.values():
        if wait.id not in context.reached or not is_wait(wait):
            continue
        after = reachable([wait.id], onwards) & staff - {wait.id} - told
        for touchpoint in (t for t in touchpoints.values() if t.id in after):
            if _noticed(touchpoint, check) and not _has(touchpoint, check):
                told.add(touchpoint.id)
                yield _at(
                    touchpoint,
                    check,
                    _AFTER_WAIT.filled(id=touchpoint.id, wait=wait.id, check=_names([check])),
                )


def _recoveries(context: Context) -> list[Touchpoint]:
    """Touchpoints of staff that put a failure right."""
    touchpoints = context.map.touchpoints
    named = {t.fails.then for t in touchpoints.values() if t.fails}
    return [t for t in touchpoints.values() if t.id in named and t.lane is Lane.FRONTSTAGE]


def _after_failures(recoveries: list[Touchpoint], check: Check) -> Hits:
    for touchpoint in recoveries:
        if _noticed(touchpoint, check) and not _has(touchpoint, check):
            yield _at(touchpoint, check, _AFTER_FAILURE.filled(id=touchpoint.id, check=_names([check])))


def _at(touchpoint: Touchpoint, check: Check, message: Wording) -> Hit:
    return Hit(("touchpoints", touchpoint.id), message, _HELP.filled(ids=check.id), at="key")


def _has(touchpoint: Touchpoint, check: Check) -> bool:
    return touchpoint.contact is not None and check.id in touchpoint.contact.etiquette


def _names(checks: Sequence[Check]) -> Wording:
    return Wording(
        ", ".join(f"{c.id!r} ({c.title.en})" for c in checks),
        "、".join(f"{c.id!r}（{c.title.zh}）" for c in checks),
    )
