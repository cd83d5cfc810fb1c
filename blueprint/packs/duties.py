"""Duties of roles as data: what a role card says above its steps, for roles that the decks describe."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from blueprint.packs.form import Form, Line, Slug, Words, key
from blueprint.packs.reading import each_once, read_pack_file

if TYPE_CHECKING:
    from blueprint.wording import Wording

_FILE = Path(__file__).with_suffix(".toml")


class Role(Form):
    """One role."""

    id: Slug = key("Its id.", "编号。")
    title: Words = key("What it is called.", "名称。")
    duties: tuple[Words, ...] = Field(min_length=1, description="What it answers for. 职责。", strict=False)


class Roles(Form):
    """All of them."""

    source: Line = key("Where they come from.", "出处。")
    role: tuple[Role, ...] = Field(description="The roles. 岗位。", strict=False)


@cache
def roles() -> dict[str, Role]:
    """Every role by id, in the order of the deck."""

    def made(form: Roles) -> dict[str, Role]:
        each_once("role", [r.id for r in form.role])
        return {r.id: r for r in form.role}

    return read_pack_file(_FILE, Roles, made)


def duties_of(zh: str, en: str) -> tuple[Wording, ...]:
    """The duties of a role by what a map calls it in either language; what stands in brackets does not matter."""
    called = {zh.partition("（")[0].strip(), en.partition("(")[0].strip().casefold()}
    found = (r for r in roles().values() if called & {r.title.zh, r.title.en.casefold()})
    return tuple(duty.wording for role in found for duty in role.duties)
