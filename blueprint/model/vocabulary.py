"""The words of a map's own: its phases and channels."""

from __future__ import annotations

from pydantic import Field

from blueprint.model.fields import Id, Weight
from blueprint.model.files import LocalFile
from blueprint.model.part import ID_ALIAS, Part, key
from blueprint.model.text import LocaleText


class OwnPhase(Part):
    """A phase of the service, as the map names it."""

    id: Id = Field(alias=ID_ALIAS)
    title: LocaleText = Field(description="What it is called. 名称。")


class OwnChannel(Part):
    """A channel, as the map names it."""

    id: Id = Field(alias=ID_ALIAS)
    title: LocaleText = Field(description="What it is called. 名称。")
    weight: Weight | None = key(
        "How close the contact is, 0 to 1; default: as of the channel of that name, 0 of any other.",
        "接触的紧密程度，0 到 1；默认同名渠道的值，其他渠道为 0。",
    )
    icon: LocalFile | None = key("A small picture of it.", "小图标。")
