"""Shares in what is written beside arrows: `70 %`, `yes, 70%`, `是（30％）`; a label that compares says none."""

from __future__ import annotations

import re
from fractions import Fraction

from blueprint.model.writing import written_share

_SHARE = r"(?<!\d[.,])(?<![A-Za-z\d.+\-~～至到])(?P<share>\d+(?:\.\d+)?)\s*[%％]"
_LAST = re.compile(rf"(?P<rest>.*?)[\s(（·,，;；:：]*{_SHARE}\s*[)）]?[\s?？]*", re.DOTALL)
_FIRST = re.compile(rf"{_SHARE}\s*[·:：,，;；\-–—]\s*(?P<rest>.*)", re.DOTALL)
_COMPARES = re.compile(
    r"(?:[<>≤≥=]|\b(?:over|under|above|below|than|least|most|exceeds|up to|within|by|über|unter|als|mindestens|höchstens)"
    r"|超过|低于|高于|大于|小于|多于|少于|不足|至少|最多|不到|达到)\s*\Z",
    re.IGNORECASE,
)


def share_in(label: str) -> tuple[str, str]:
    """The share that a label says, `""` for none, and the rest of it.

    >>> share_in("yes, 70%"), share_in("Ja (30 ％)"), share_in("5 %")
    (('70%', 'yes'), ('30%', 'Ja'), ('5%', ''))
    >>> share_in("> 10 %"), share_in("10% off"), share_in("5-10%")
    (('', '> 10 %'), ('', '10% off'), ('', '5-10%'))
    """
    label = label.strip()
    found = _LAST.fullmatch(label) or _FIRST.fullmatch(label)
    if found is None or float(found["share"]) > 100 or _COMPARES.search(found["rest"]):
        return "", label
    return written_share(Fraction(found["share"]) / 100), found["rest"].strip(" ·,，;；:：(（")
