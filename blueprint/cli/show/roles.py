"""How much work each role has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import BAD, QUIET, heading, numbers, say, styled, table, words
from blueprint.cli.show.measures import named
from blueprint.wording import Language, Wording, listed, with_colon

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures
    from blueprint.figures.roles import RoleFigures

_HEADING = Wording("Roles", "岗位")
_HEADERS = (
    Wording("role", "岗位"),
    Wording("people", "人数"),
    Wording("work (people)", "工作量（人）"),
    Wording("busy", "利用率"),
    Wording("most of it at", "主要用在"),
)
_UNSAID = Wording(
    "People of roles that `roles` does not name are those of their staffed touchpoints together; write how many there "
    "are: `roles: {{{name}: {{servers: {n}}}}}`.",
    "`roles` 没有写明的岗位，人数按其有人服务的触点合计；请写明人数：`roles: {{{name}: {{servers: {n}}}}}`。",
)
_UNKNOWN = Wording("no time is known at {names}: the work is more", "“{names}”的时间未知：实际工作量更大")
_TOUCHPOINTS = 3


def show(console: Console, analysis: Analysis, _whole: GroupFigures, language: Language) -> None:
    """Print the section; nothing where nobody has work that is known. Work is that of all customers."""
    roles = [role for role in analysis.roles if role.servers is not None]
    if not roles:
        return
    heading(console, _HEADING[language])
    columns = [words(_HEADERS[0][language]), *(numbers(h[language]) for h in _HEADERS[1:4])]
    rows = [_row(analysis, role, language) for role in roles]
    console.print(table([*columns, words(_HEADERS[4][language])], rows))
    for role in roles:
        if role.unknown:
            names = listed((named(analysis.flat, id_, language) for id_ in role.unknown), language)
            say(
                console,
                with_colon(role.title[language], _UNKNOWN.filled(names=names)[language], language),
                QUIET,
            )
    if unsaid := next((role for role in roles if not role.declared), None):
        say(console, _UNSAID.filled(name=unsaid.name, n=unsaid.servers)[language], QUIET)


def _row(analysis: Analysis, role: RoleFigures, language: Language) -> list[str | Text | None]:
    busy = quantity.share(role.utilisation, language)
    most = [named(analysis.flat, id_, language) for id_, _ in role.parts[:_TOUCHPOINTS]]
    return [
        role.title[language],
        str(role.servers),
        quantity.number(role.work, language, digits=2),
        styled(busy, BAD) if role.has_too_much else busy,
        listed(most, language),
    ]
