"""Touchpoints by their titles in Chinese messages: an id is a word of the file, and seldom a Chinese one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap

_QUOTED = re.compile(r" ?'([^']+)' ?")
_ABOUT_THE_FILE = ("BP0", "BP1", "BP9")
"""Rules about how a file is written: what they name is to be found, or to be written, in it."""


def listed(ids: Iterable[str]) -> Wording:
    """Ids one behind the other."""
    known = list(ids)
    return Wording(", ".join(known), "、".join(map(repr, known)))


def by_title(message: Wording, code: str, service_map: ServiceMap | None) -> Wording:
    """A message of the rule `code` that names touchpoints, or else needs, segments and exits, by their titles."""
    if service_map is None or code.startswith(_ABOUT_THE_FILE) or "'" not in message.zh:
        return message
    return Wording(
        message.en, _QUOTED.sub(lambda found: _titled(found[1], service_map) or found[0], message.zh)
    )


def _titled(id_: str, service_map: ServiceMap) -> str:
    for parts in (service_map.touchpoints, service_map.needs, service_map.segments, service_map.exits):
        part = parts.get(id_)
        if part is not None and part.title:
            return f"“{part.title['zh']}”"
    return ""
