"""How many servers where, for people: the numbers, why each, and what becomes of the promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show import comparison
from blueprint.cli.show.console import BAD, GOOD, QUIET, heading, lines, numbers, say, styled, table, words
from blueprint.cli.show.measures import achieved, named
from blueprint.figures.role_words import work_of
from blueprint.figures.standards.standards import StandardFigures
from blueprint.figures.standards.words import achieved as reached
from blueprint.figures.standards.words import asked
from blueprint.flow.queues.queue import Overload
from blueprint.wording import Language, Wording, with_colon

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from blueprint.figures.promises import PromiseFigures
    from blueprint.figures.staffing.plan import Break, Change, StaffingFigures
    from blueprint.flow.queues.queue import QueueFigures
    from blueprint.model.service_map import ServiceMap

_ARRIVALS = Wording("{arrivals} customers an hour", "每小时 {arrivals} 位客户")
_PEAK = Wording(
    "{arrivals} customers an hour, {peak} times the usual", "每小时 {arrivals} 位客户，为平时的 {peak} 倍"
)
_SERVERS = Wording("Servers", "服务人员")
_HEADERS = (
    Wording("touchpoint", "触点"),
    Wording("servers", "人数"),
    Wording("utilisation", "利用率"),
    Wording("mean wait", "平均等待"),
    Wording("90 % wait at most", "90 % 等待不超过"),
)
_CHANGES = Wording("Why", "原因")
_CHANGED = (Wording("change", "变化"), Wording("why", "原因"), Wording("promises then", "此后的承诺"))
_FROM_TO = Wording("{before} -> {after}", "{before} -> {after}")
_GROWS = Wording("grows for ever", "无限增长")
_NEEDED = Wording(
    "the queue at {where} grows for ever (servers: {n}); {needed} are needed to keep up",
    "“{where}”只有 {n} 人时队伍无限增长：至少需要 {needed} 人",
)
_RIGHT = Wording(
    "The numbers are right: nothing needs one more.",
    "人数正合适：没有需要加人的地方。",
)
_BUSY = Wording(
    "{where} is busy {share}; at most {limit} is asked for: do not run it like this",
    "“{where}”利用率 {share}，要求不超过 {limit}：不可这样排班",
)
_GIVE_UP = Wording(
    "{share} of those who come to {where} give up; at most {limit} is asked for: do not run it like this",
    "到“{where}”的客户有 {share} 放弃，要求不超过 {limit}：不可这样排班",
)
_STANDARD = Wording(
    "{pack}: {title}, {asked}: not kept, {achieved}", "{pack}：{title}，{asked}：未达到，{achieved}"
)
_LIMIT = Wording(
    "the limit of {limit} at {where} is not kept: {achieved}", "“{where}”的时限 {limit} 未遵守：{achieved}"
)
_TOLERANCE = Wording(
    "customers accept {limit} at {where}; {share} are done by then, {asked} is asked for",
    "客户在“{where}”只接受 {limit}：届时完成的有 {share}，要求 {asked}",
)
_KEEPS = Wording(
    "Kept to: at most {busy} busy, at most {given_up} give up (`--most-busy`, `--most-give-up`); promises: {promise}, "
    "standards: {standard}, limits: {limit}, tolerances of nine in ten: {tolerance} (`--ignore`); never fewer than today "
    "unless `--spare`.",
    "依据：利用率不超过 {busy}，放弃不超过 {given_up}（`--most-busy`、`--most-give-up`）；承诺 {promise} 项、标准 {standard} 项、"
    "时限 {limit} 项、按九成客户的容忍 {tolerance} 项（`--ignore`）；除非 `--spare`，不少于现有人数。",
)
_NEEDS = Wording("; {needed} are needed for at most {busy}", "；利用率不超过 {busy} 需要 {needed} 人")
_WERE = Wording(" (today {before})", "（现有 {before} 人）")
_NONE_KEEPS = Wording("{what}: no number of servers keeps it", "{what}：无论多少人都做不到")
_IMPOSSIBLE = Wording(
    "{id} cannot be kept by any number of servers: without any wait it still comes to {achieved}",
    "{id} 无论多少人都无法兑现：即使完全不用等待，仍为 {achieved}",
)
_UNKNOWN = Wording("{id} is left out: {reason}", "{id} 未计入：{reason}")
_COMPARED = Wording("What becomes of the service", "服务的变化")
_HOW = Wording(
    "Servers are added where they help most, one at a time (a twentieth more where there are many), then every added "
    "one is spared that is not needed.",
    "每次在最有效处加一人（人多时加二十分之一），最后逐一省去不需要的新增人手。",
)

_CEILINGS: dict[str, Wording] = {"busy": _BUSY, "given-up": _GIVE_UP}


def show(
    console: Console,
    service_map: ServiceMap,
    found: StaffingFigures,
    arrivals: float,
    peak: float,
    language: Language,
) -> None:
    """Print everything; `arrivals` per hour are those that were staffed for."""
    said = {"arrivals": quantity.number(arrivals, language), "peak": quantity.number(peak, language)}
    say(console, (_ARRIVALS if peak == 1 else _PEAK).filled(**said)[language])
    heading(console, _SERVERS[language])
    columns = [words(_HEADERS[0][language]), *(numbers(h[language]) for h in _HEADERS[1:])]
    console.print(table(columns, [_row(service_map, found, id_, language) for id_ in found.after]))
    for id_, queue in found.queues[0].items():
        if isinstance(queue, Overload):
            where = named(service_map, id_, language)
            needed = _NEEDED.filled(where=where, n=queue.servers, needed=queue.servers_needed)
            say(console, needed[language], BAD)
    _roles(console, found, language)
    _why(console, service_map, found, language)
    for over in found.breaks:
        if over.kind in _CEILINGS:
            say(console, _broken(service_map, over, language), BAD)
        elif over.kind != "promise":
            broken = _broken(service_map, over, language)
            say(console, _NONE_KEEPS.filled(what=broken)[language], BAD)
    for promise in found.impossible:
        broken = ", ".join(achieved(j, language) for j in promise.judgements if not j.kept)
        say(console, _IMPOSSIBLE.filled(id=promise.promise.id, achieved=broken)[language], BAD)
    for promise in found.unknown:
        reason = promise.reason or quantity.UNKNOWN
        say(console, _UNKNOWN.filled(id=promise.promise.id, reason=reason)[language], QUIET)
    if found.changes:
        heading(console, _COMPARED[language])
        comparison.show(console, service_map, *found.wholes, language)
    console.print()
    say(console, _HOW[language], QUIET)
    kept = {kind: str(n) for kind, n in found.asked.items()} | {
        "busy": quantity.share(found.ceilings.busy, language),
        "given_up": quantity.share(found.ceilings.given_up, language),
    }
    say(console, _KEEPS.filled(**kept)[language], QUIET)


def _roles(console: Console, found: StaffingFigures, language: Language) -> None:
    """The work of every role, and the people it takes where no queue says so."""
    before = {role.name: role for role in found.roles[0]}
    for role in found.roles[1]:
        then = before.get(role.name)
        if role.servers is None or then is None:
            continue
        told = with_colon(role.title[language], work_of(role, language), language)
        needed = role.needed(found.ceilings.busy)
        if role.declared and needed > role.servers:
            busy = quantity.share(found.ceilings.busy, language)
            say(console, told + _NEEDS.filled(needed=needed, busy=busy)[language], BAD)
        elif then.servers != role.servers:
            say(console, told + _WERE.filled(before=then.servers)[language], GOOD)
        else:
            say(console, told)


def _broken(service_map: ServiceMap, over: Break, language: Language) -> str:
    """What the plan breaks, in a sentence."""
    judged = over.judged
    if isinstance(judged, StandardFigures):
        item = judged.item
        told = {
            "pack": judged.pack.title.wording,
            "title": item.title.wording,
            "asked": asked(item, language),
            "achieved": reached(judged, language) or quantity.UNKNOWN,
        }
        return _STANDARD.filled(**told)[language]
    where = named(service_map, over.of, language)
    if judged is None:
        share, limit = (quantity.share(value, language) for value in (over.value, over.limit))
        return _CEILINGS[over.kind].filled(where=where, share=share, limit=limit)[language]
    limit = judged.judgements[0].limit[language]
    if over.kind == "tolerance":
        share = quantity.share(over.value, language, beside=over.limit)
        required = quantity.share(over.limit, language)
        return _TOLERANCE.filled(where=where, share=share, limit=limit, asked=required)[language]
    broken = ", ".join(achieved(j, language) for j in judged.judgements if not j.kept)
    return _LIMIT.filled(where=where, limit=limit, achieved=broken)[language]


def _row(
    service_map: ServiceMap, found: StaffingFigures, id_: str, language: Language
) -> list[str | Text | None]:
    before, after = (queues[id_] for queues in found.queues)
    return [
        named(service_map, id_, language),
        _pair(str(found.before[id_]), str(found.after[id_]), language),
        _pair(
            quantity.share(before.utilisation, language),
            quantity.share(after.utilisation, language),
            language,
        ),
        _pair(_wait(before, None, language), _wait(after, None, language), language),
        _pair(_wait(before, 0.9, language), _wait(after, 0.9, language), language),
    ]


def _pair(before: str, after: str, language: Language) -> str | Text:
    """One figure where nothing changes, else both."""
    if before == after:
        return before
    return styled(_FROM_TO.filled(before=before, after=after)[language], GOOD)


def _wait(queue: QueueFigures | Overload, share: float | None, language: Language) -> str:
    if isinstance(queue, Overload):
        return _GROWS[language]
    return quantity.time(queue.wait_mean if share is None else queue.wait_quantile(share), language)


def _why(console: Console, service_map: ServiceMap, found: StaffingFigures, language: Language) -> None:
    if not found.changes:
        if not found.breaks and not found.unknown:
            say(console, _RIGHT[language], GOOD)
        return
    heading(console, _CHANGES[language])
    rows = [_change(service_map, c, language) for c in found.changes]
    console.print(table([words(h[language]) for h in _CHANGED], rows))


def _change(service_map: ServiceMap, change: Change, language: Language) -> list[str | Text | None]:
    numbers_ = _FROM_TO.filled(before=change.before, after=change.after)[language]
    return [
        f"{named(service_map, change.touchpoint, language)} {numbers_}",
        change.reason[language],
        lines(_promise(p, language) for p in change.promises if p.judgements),
    ]


def _promise(promise: PromiseFigures, language: Language) -> str:
    return f"{promise.promise.id} {', '.join(achieved(j, language) for j in promise.judgements)}"
