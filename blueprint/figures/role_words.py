"""What is said of a role's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.ranking import above
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.figures.roles import RoleFigures

_WORK = Wording("{work} people's work", "{work} 人的工作量")
_OF = Wording(
    "{work} people's work for {servers}: busy {busy}", "{servers} 人承担 {work} 人的工作量：利用率 {busy}"
)
_TOO_MUCH = Wording(
    "{title}: {work} people's work comes to {servers} ({busy}); it cannot all be done.",
    "{title}：{servers} 人要做 {work} 人的工作（{busy}），做不完。",
)
_RUSH = Wording("; from {start} on {work} people's work", "；{start} 起 {work} 人的工作量")
_RUSHED = Wording(
    "{title}: from {start} on {work} people's work comes to {servers}; some of it has to wait or is left undone.",
    "{title}：{start} 起 {servers} 人要做 {work} 人的工作，有些只能拖后或做不完。",
)
_NO_TIME = Wording("; at least: some of its times are unknown", "；至少如此：部分时间未知")


def work_of(role: RoleFigures, language: Language) -> str:
    """How much work a role has, for how many people."""
    said = {"work": quantity.number(role.work, language, digits=2)}
    if role.utilisation is None:
        told = _WORK.filled(**said)[language]
    else:
        busy = quantity.share(role.utilisation, language)
        told = _OF.filled(**said, servers=role.servers, busy=busy)[language]
    if role.rush:
        told += _RUSH.filled(start=role.rush.start, work=quantity.number(role.rush.work, language, digits=2))[
            language
        ]
    return told + (_NO_TIME[language] if role.unknown else "")


def too_much(role: RoleFigures, language: Language) -> str | None:
    """A sentence about work that its people cannot do; None where they can, or nobody says how many there are."""
    if role.utilisation is None or not role.has_too_much:
        return _too_much_at_once(role, language)
    return _TOO_MUCH.filled(
        title=role.title,
        work=quantity.number(role.work, language, digits=2),
        servers=role.servers,
        busy=quantity.share(role.utilisation, language),
    )[language]


def _too_much_at_once(role: RoleFigures, language: Language) -> str | None:
    if role.rush is None or role.servers is None or not above(role.rush.work, role.servers):
        return None
    return _RUSHED.filled(
        title=role.title,
        start=role.rush.start,
        work=quantity.number(role.rush.work, language, digits=2),
        servers=role.servers,
    )[language]
