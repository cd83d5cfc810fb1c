"""Texts and sections, each kept once: most are the same for every segment."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from blueprint.export.xml import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from blueprint.model.text import Text
    from blueprint.wording import Language, Wording

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class Store:
    """Gives numbers for texts and sections."""

    def __init__(self) -> None:
        self._texts: dict[tuple[str, str, bool], int] = {}
        self._sections: dict[str, int] = {}

    def text(self, text: Text | Wording | str) -> int:
        """A text in both languages."""
        pair = (text, text) if isinstance(text, str) else (text["zh"], text["en"])
        return self._number(*pair, False)

    def spoken(self, speak: Callable[[Language], str]) -> int:
        """A number: where both languages are shown, one of them says it."""
        return self._number(speak("zh"), speak("en"), True)

    def _number(self, zh: str, en: str, once: bool) -> int:
        key = (clean(zh), clean(en), once and zh != en)
        return self._texts.setdefault(key, len(self._texts))

    def section(self, section: dict[str, Any]) -> int:
        """A section of the details."""
        return self._sections.setdefault(json.dumps(section, ensure_ascii=False), len(self._sections))

    @property
    def texts(self) -> list[str | list[str]]:
        """Every text: one string, or Chinese and English; a third part where one of them is enough."""
        return [zh if zh == en else [zh, en, *([""] if once else [])] for zh, en, once in self._texts]

    @property
    def sections(self) -> list[Any]:
        """Every section."""
        return [json.loads(text) for text in self._sections]


def embedded(data: Any) -> str:
    """JSON that stays inert inside a `script` element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char, escape in _ESCAPES.items():
        text = text.replace(char, escape)
    return text
