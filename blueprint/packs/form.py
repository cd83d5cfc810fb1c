"""What the forms of all packs share: typed, immutable, no unknown keys; the JSON Schemas come from them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from blueprint.wording import Wording

Line = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""A text that says something."""
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""The id of an entry: small letters, digits and `-`."""
Channel = Literal["in-person", "voice", "text", "web", "kiosk", "app", "mail", "seen"]


def _as_written(name: str) -> str:
    """A field as the file writes it: `not_self` is `not-self`, `from_` is `from`."""
    return name.rstrip("_").replace("_", "-")


class Form(BaseModel):
    """A table of a pack file."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        alias_generator=_as_written,
        defer_build=True,
    )

    @classmethod
    def keys(cls) -> list[str]:
        """The keys that the table may have."""
        return [f.alias or name for name, f in cls.model_fields.items()]


class Words(Form):
    """A text in both languages."""

    zh: Line = Field(description="In Chinese. 中文。")
    en: Line = Field(description="In English. 英文。")

    @property
    def wording(self) -> Wording:
        """As a pair."""
        return Wording(self.en, self.zh)


def key(english: str, chinese: str, default: Any = ...) -> Any:
    """A key of a form, described in both languages."""
    return Field(default, description=f"{english} {chinese}")
