"""Etiquette packs: what a trainer checks at the nodes of a service, and at which of them.

A pack is a data file in `etiquette/`. There is one, `node-control-12345`: one standard, two bows, three
smiles, four courtesies, five gestures.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from blueprint.wording import Wording

_FOLDER = Path(__file__).with_suffix("")


class Where(StrEnum):
    """Which touchpoints must carry a check."""

    EVERY_ROUTE = "every-route"
    AFTER_WAIT = "after-wait"
    AFTER_FAILURE = "after-failure"


@dataclass(frozen=True)
class Check:
    """One thing to do or say: its id under `contact: {etiquette: [...]}`, and where it belongs."""

    id: str
    group: str
    title: Wording
    where: Where
    phases: frozenset[str]
    channels: frozenset[str]
    """The channels by which customers notice it."""

    def fits(self, phase: str | None) -> bool:
        """Whether a touchpoint of this phase is a place for it; one without a phase is."""
        return not self.phases or phase is None or phase in self.phases


@dataclass(frozen=True)
class EtiquettePack:
    """Checks that belong together."""

    id: str
    title: Wording
    source: str
    checks: tuple[Check, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all checks, in the order of the pack."""
        return tuple(c.id for c in self.checks)

    def group(self, name: str) -> tuple[Check, ...]:
        """The checks of one group: voice, bow, smile, courtesy, gesture."""
        return tuple(c for c in self.checks if c.group == name)


@cache
def etiquette_pack(name: str = "node-control-12345") -> EtiquettePack:
    """Read a pack.

    Raises:
        FileNotFoundError: there is no such pack.
    """
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        data = tomllib.load(file)
    return EtiquettePack(
        name,
        Wording(**data["title"]),
        data["source"],
        tuple(
            Check(
                check["id"],
                group,
                Wording(check["en"], check["zh"]),
                Where(check.get("where", Where.EVERY_ROUTE)),
                frozenset(check.get("phases", ())),
                frozenset(check.get("channels", settings["channels"])),
            )
            for group, settings in data["groups"].items()
            for check in settings["checks"]
        ),
    )
