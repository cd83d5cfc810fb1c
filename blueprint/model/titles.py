"""What the phases and channels of a map are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.model.names import CHANNEL_NAMES, PHASE_NAMES
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from blueprint.model.service_map import ServiceMap
    from blueprint.model.vocabulary import OwnChannel, OwnPhase


def phase_titles(service_map: ServiceMap) -> dict[str, Wording]:
    """Every phase of a map with its title, in order: those it declares, else the service cycle; then what it names beside."""
    titles = _titles(service_map.phases) or {phase.value: name for phase, name in PHASE_NAMES.items()}
    return _with_named(titles, (t.phase for t in service_map.touchpoints.values()))


def channel_titles(service_map: ServiceMap) -> dict[str, Wording]:
    """Every channel of a map with its title: the known ones as far as they are used, those it declares, what it names beside."""
    used = [t.channel for t in service_map.touchpoints.values()]
    known = {channel.value: name for channel, name in CHANNEL_NAMES.items() if channel in used}
    return _with_named(known | _titles(service_map.channels), used)


def _titles(declared: Mapping[str, OwnPhase | OwnChannel]) -> dict[str, Wording]:
    return {id_: Wording(part.title["en"], part.title["zh"]) for id_, part in declared.items()}


def _with_named(titles: dict[str, Wording], named: Iterable[str | None]) -> dict[str, Wording]:
    return titles | {word: Wording(word, word) for word in named if word and word not in titles}
