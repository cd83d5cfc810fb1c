"""Etiquette packs: what a trainer checks at the nodes of a service, and at which of them.

A pack is a data file in `etiquette/`. There is one, `node-control-12345`: one standard, two bows, three
smiles, four courtesies, five gestures. A pack of one's own is read by `read_etiquette`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import StringConstraints

from blueprint.packs.error import Wrong
from blueprint.packs.form import Channel, Form, Line, Words, key
from blueprint.packs.reading import read_pack_file
from blueprint.wording import Wording

_FOLDER = Path(__file__).with_suffix("")

Phase = Literal["receive", "understand", "help", "keep"]
CheckId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+([.\-][a-z0-9_]+)*$")]


class CheckForm(Form):
    """One thing to do or say."""

    id: CheckId = key("As maps write it under `contact: {etiquette: [...]}`.", "检查项编号。")
    en: Line = key("In English.", "英文。")
    zh: Line = key("In Chinese.", "中文。")
    where: Literal["every-route", "after-wait", "after-failure"] = key(
        "Which touchpoints must carry it.", "应出现在哪里。", "every-route"
    )
    phases: tuple[Phase, ...] = key("Only there it counts; default: everywhere.", "只在这些阶段计。", ())
    channels: tuple[Channel, ...] | None = key("Where customers notice it.", "客户能注意到的渠道。", None)


class GroupForm(Form):
    """Checks of one kind."""

    title: Words | None = key("What the group is called.", "名称。", None)
    channels: tuple[Channel, ...] = key("Where customers notice them.", "客户能注意到的渠道。")
    checks: tuple[CheckForm, ...] = key("The checks.", "检查项。")


class EtiquetteForm(Form):
    """An etiquette pack as its file says it."""

    title: Words = key("What the pack is called.", "名称。")
    source: Line = key("Where it stands.", "出处。")
    groups: dict[str, GroupForm] = key("Groups of checks.", "检查项分组。")


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

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of the groups, in the order of the pack."""
        return tuple(dict.fromkeys(c.group for c in self.checks))

    def group(self, name: str) -> tuple[Check, ...]:
        """The checks of one group: voice, bow, smile, courtesy, gesture."""
        return tuple(c for c in self.checks if c.group == name)


@cache
def etiquette_pack(name: str = "node-control-12345") -> EtiquettePack:
    """Read a built-in pack.

    Raises:
        FileNotFoundError: there is no such pack.
    """
    return read_etiquette(_FOLDER / f"{name}.toml")


def read_etiquette(path: Path) -> EtiquettePack:
    """Read a pack.

    Raises:
        OSError: the file cannot be read.
        PackError: it is not an etiquette pack.
    """
    return read_pack_file(path, EtiquetteForm, lambda form: _pack(path.stem, form))


def _pack(name: str, form: EtiquetteForm) -> EtiquettePack:
    checks: dict[str, Check] = {}
    for group, settings in form.groups.items():
        for index, check in enumerate(settings.checks):
            if check.id in checks:
                message = Wording("two checks are called {id!r}", "有两个检查项名为 {id!r}").filled(
                    id=check.id
                )
                raise Wrong(("groups", group, "checks", index, "id"), message)
            checks[check.id] = Check(
                check.id,
                group,
                Wording(check.en, check.zh),
                Where(check.where),
                frozenset(check.phases),
                frozenset(settings.channels if check.channels is None else check.channels),
            )
    return EtiquettePack(name, form.title.wording, form.source, tuple(checks.values()))


@cache
def joined(packs: tuple[EtiquettePack, ...]) -> EtiquettePack:
    """Packs as one: the checks of all; of checks with one id the last counts."""
    checks = {c.id: c for p in packs for c in p.checks}
    last = packs[-1]
    return EtiquettePack(last.id, last.title, last.source, tuple(checks.values()))
