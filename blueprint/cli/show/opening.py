"""How a page of figures begins: which map, which customers, with which changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.cli.show.console import QUIET, STRONG, open_console, say
from blueprint.model.segments import ALL
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from rich.console import Console

    from blueprint.cli.changing import Ready
    from blueprint.model.service_map import ServiceMap

_ALL = Wording("all customers", "全部客户")
_AS_IF = Wording("as if: {changes}", "假设：{changes}")


def open_page(ready: Ready, segment: str, language: Language) -> Console:
    """Open standard output and print the head of the page."""
    console = open_console()
    group = _ALL[language]
    if segment != ALL and segment in ready.map.segments:
        group = ready.map.segments[segment].title[language]
    say(console, f"{ready.map.title[language]} · {group}", STRONG)
    if ready.changes:
        say(console, _AS_IF.filled(changes=", ".join(ready.changes))[language])
    tell_assumption(console, ready.map, language)
    for note in ready.notes:
        say(console, f"  {note[language]}", QUIET)
    return console


def tell_assumption(console: Console, service_map: ServiceMap, language: Language) -> None:
    """Say which shares are only assumed, where some are."""
    from blueprint.flow.chain.inlining import inlined
    from blueprint.flow.chain.unknown_shares import assumption

    if service_map.assumed_equal and (said := assumption(inlined(service_map))):
        say(console, said[language])
