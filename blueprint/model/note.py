"""What designers write beside a touchpoint. Nothing is computed with it."""

from __future__ import annotations

from typing import Self

from pydantic import ConfigDict, model_validator

from blueprint.model.files import Address, LocalFile
from blueprint.model.part import Part, key
from blueprint.model.text import LocaleText, Text
from blueprint.model.values import wrong
from blueprint.wording import LANGUAGES, Wording

NOTE_NAMES: dict[str, Wording] = {
    "pain": Wording("Pain", "痛点"),
    "gain": Wording("Gain", "亮点"),
    "idea": Wording("Idea", "想法"),
    "quote": Wording("Quote", "原话"),
    "question": Wording("Question", "疑问"),
    "policy": Wording("Policy", "规定"),
    "metric": Wording("Metric", "指标"),
    "link": Wording("Link", "链接"),
    "picture": Wording("Picture", "图片"),
}
"""The kinds of notes."""
_ONE_KIND = Wording("a note has one kind, this one has {n}", "一条备注只有一个类别，这里有 {n} 个")
_KINDS = Wording("write one of {kinds}", "请写其中之一：{kinds}")


class Note(Part):
    """One note: of one kind, with its text, where it comes from; a link or a picture with words of its own."""

    pain: LocaleText | None = key("What hurts.", "痛点。")
    gain: LocaleText | None = key("What pleases.", "亮点。")
    idea: LocaleText | None = key("What could be better.", "改进想法。")
    quote: LocaleText | None = key("What somebody said.", "原话。")
    question: LocaleText | None = key("What nobody knows yet.", "疑问。")
    policy: LocaleText | None = key("A rule that applies.", "适用的规定。")
    metric: LocaleText | None = key("A figure people watch.", "关注的指标。")
    link: Address | None = key("Address of a page.", "网页地址。")
    picture: LocalFile | None = key("File of a picture beside the map.", "地图旁边的图片文件。")
    text: LocaleText | None = key("What a link leads to, or a picture shows.", "链接指向或图片所示的内容。")
    source: LocaleText | None = key("Where it comes from.", "来源。")

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [{"required": [k], "properties": {k: {"not": {"type": "null"}}}} for k in NOTE_NAMES]
        }
    )

    @model_validator(mode="after")
    def _of_one_kind(self) -> Self:
        kinds = [k for k in NOTE_NAMES if getattr(self, k) is not None]
        if len(kinds) != 1:
            raise wrong(
                "wrong-shape", _ONE_KIND.filled(n=len(kinds)), _KINDS.filled(kinds=", ".join(NOTE_NAMES))
            )
        return self

    @property
    def kind(self) -> str:
        """Its kind, a key of `NOTE_NAMES`."""
        return next(k for k in NOTE_NAMES if getattr(self, k) is not None)

    @property
    def words(self) -> Text | None:
        """Its text; of a link or a picture, what it shows."""
        said = getattr(self, self.kind)
        return said if isinstance(said, Text) else self.text

    @property
    def wording(self) -> Wording:
        """All it says but its kind: text, address or file, source."""
        place = self.link or self.picture
        told = [[t for t in (self.words and self.words[language], place) if t] for language in LANGUAGES]
        source = [f" ({self.source['en']})", f"（{self.source['zh']}）"] if self.source else ["", ""]
        return Wording(*(": ".join(said) + of for said, of in zip(told, source, strict=True)))
