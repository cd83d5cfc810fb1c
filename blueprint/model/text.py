"""Texts for people, in one language or several: any text of a map may be `{zh: ..., en: ...}`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from blueprint.model.characters import NEVER
from blueprint.model.values import Grammar, shape_of, wrong
from blueprint.wording import Language, Wording

_LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,8})?")


@dataclass(frozen=True)
class Text:
    """A text by language code; `""` is the code of a text given without one."""

    by_language: tuple[tuple[str, str], ...]

    def __getitem__(self, language: Language) -> str:
        """The text in this language, or the closest there is."""
        known = dict(self.by_language)
        return known.get(language) or known.get("") or self.by_language[0][1]

    def only(self, language: Language) -> str | None:
        """The text written for this language, or None when there is no such one."""
        return dict(self.by_language).get(language)

    def __str__(self) -> str:
        return self.by_language[0][1]


def parse_text(value: Any) -> Text:
    """Read a text or a locale map.

    Raises:
        PydanticCustomError: kinds `blank-text`, `wrong-shape`, `unknown-language`.
    """
    if isinstance(value, str):
        return Text((("", _line(value)),))
    if not isinstance(value, dict) or not value:
        raise wrong(
            "wrong-shape",
            Wording(
                "expected a text or `{{zh: ..., en: ...}}`, found {found}",
                "这里应为文字或 `{{zh: ..., en: ...}}`，却是{found}",
            ).filled(found=shape_of(value)),
        )
    texts = []
    for code, text in value.items():
        if not is_language(code):
            raise wrong(
                "unknown-language",
                Wording("{code!r} is not a language code", "{code!r} 不是语言代码").filled(code=code),
                Wording("use `zh` and `en`", "请用 `zh` 和 `en`"),
            )
        if not isinstance(text, str):
            raise wrong(
                "wrong-shape", Wording("expected a text for {code}", "{code} 应为文字").filled(code=code)
            )
        texts.append((code, _line(text)))
    return Text(tuple(texts))


def is_language(code: str) -> bool:
    """Whether a key of a locale map names a language."""
    return _LOCALE.fullmatch(code) is not None


def _line(text: str) -> str:
    """One line, spaces folded, without what nobody sees; a text of nothing but spaces is blank."""
    folded = " ".join(NEVER.sub("", text).split())
    if not folded:
        raise wrong(
            "blank-text",
            Wording("this text is blank", "这里的文字是空白"),
            Wording("write a text, or leave the key out", "请写上文字，或删去该键"),
        )
    return folded


def text_schema() -> dict[str, Any]:
    """What the JSON Schema says of a text."""
    plain = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
    return {
        "anyOf": [
            plain,
            {
                "type": "object",
                "minProperties": 1,
                "additionalProperties": plain,
                "propertyNames": {"pattern": f"^{_LOCALE.pattern}$"},
            },
        ],
        "description": "A text, or {zh: ..., en: ...}. 文字，或分语言书写。",
    }


LocaleText = Annotated[Text, Grammar(parse_text, text_schema)]
"""A text in a map."""
