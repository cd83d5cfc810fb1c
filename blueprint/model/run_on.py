"""A value into which the rest of its mapping has run, because the commas and colons behind it are full-width ones."""

from __future__ import annotations

import re
from collections.abc import Collection

from blueprint.model.first_words import key_meant
from blueprint.wording import Wording

RUN_ON = Wording(
    "the comma {sign!r} before {key!r} is a full-width one: write `, ` and `: `",
    "{key!r} 前面的逗号 {sign!r} 是全角的：请写半角的 `, ` 与 `: `",
)
_ITEM = re.compile(r"\s*(?P<sign>[，；])\s*(?P<key>[^\W\d][\w-]*)\s*[：:]\s*")
_BRACED = re.compile(r"(?<=\{)\s*([^\W\d][\w-]*)\s*：\s*")
_SIGNS = str.maketrans("｛｝［］“”", '{}[]""')


def run_on(text: str, known: Collection[str]) -> tuple[str, str, str] | None:
    """The sign and the key at which a text runs on, and the text with ordinary signs; None: it does not.

    >>> run_on("customer，title：A，next：｛b：70%｝", ["title", "next"])
    ('，', 'title', 'customer, title: A, next: {b: 70%}')
    """
    items = [item for item in _ITEM.finditer(text) if key_meant(item["key"], known)[0]]
    if not items:
        return None
    for item in reversed(items):
        text = f"{text[: item.start()]}, {item['key']}: {text[item.end() :]}"
    mended = _BRACED.sub(r"\1: ", text.translate(_SIGNS))
    return items[0]["sign"], items[0]["key"], mended
