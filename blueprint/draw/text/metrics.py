"""How wide text is, without a font: the same answer on every machine and Python version.

Latin widths are those of Noto Sans CJK (thousandths of an em), which are wider than those of most
fallback fonts; everything East Asian is one em. `unicodedata` is not asked: its tables differ
between Python versions.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_REGULAR = (
    "224 323 474 555 555 921 680 278 338 338 467 555 278 347 278 392 555 555 555 555 555 555 555 555 555 555 278 278 "
    "555 555 555 474 946 608 657 638 688 589 552 689 728 293 535 646 543 812 723 742 633 742 635 596 599 721 575 878 "
    "573 531 603 338 392 338 555 559 606 563 618 510 620 554 325 564 607 275 275 552 284 926 610 606 620 620 388 468 "
    "377 607 521 802 498 521 475 338 270 338 555"
)
_BOLD = (
    "227 370 574 590 590 963 740 325 378 378 507 590 325 370 325 387 590 590 590 590 590 590 590 590 590 590 325 325 "
    "590 590 590 514 1007 641 681 656 714 615 585 717 757 330 568 686 578 853 749 770 667 770 682 624 625 748 619 915 "
    "627 580 613 378 387 378 590 567 626 591 644 527 644 581 372 597 640 304 306 604 315 964 641 626 644 644 436 495 "
    "421 637 576 863 562 574 511 378 296 378 590"
)
_SPREAD = 1.03
"""Room for a viewer's other font."""

# First code point of a run, and the width of everything in it up to the next run.
_RUNS = (
    (0x0000, 560),
    (0x00A0, 1000),
    (0x00C0, 700),
    (0x00C6, 980),
    (0x00C7, 780),
    (0x00D7, 1000),
    (0x00D8, 780),
    (0x00DF, 680),
    (0x00E6, 900),
    (0x00E7, 680),
    (0x00F7, 1000),
    (0x00F8, 680),
    (0x0100, 820),
    (0x0152, 980),
    (0x0154, 820),
    (0x0300, 0),
    (0x0370, 900),
    (0x0400, 1070),
    (0x0430, 930),
    (0x0460, 1070),
    (0x0590, 900),
    (0x1100, 1000),
    (0x1160, 900),
    (0x1AB0, 0),
    (0x1B00, 900),
    (0x2010, 1000),
    (0x20D0, 0),
    (0x2100, 1000),
    (0x2E3A, 3000),
    (0x2E3C, 1000),
    (0xA4D0, 1000),
    (0xFDFA, 10000),
    (0xFE00, 0),
    (0xFE10, 1000),
    (0xFE20, 0),
    (0xFE30, 1000),
    (0x10000, 1100),
    (0x12000, 5000),
    (0x12580, 1100),
    (0x16FE0, 1000),
    (0x1F000, 1400),
    (0x20000, 1000),
)
_STARTS = tuple(start for start, _ in _RUNS)
_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]+"
)
_WIDE_FROM = 0x1100


def clean(text: str) -> str:
    """The text without characters that draw nothing or turn text around (controls, direction marks)."""
    return " ".join(_FORBIDDEN.sub(" ", text).split())


def _run(code: int) -> int:
    return _RUNS[bisect_right(_STARTS, code) - 1][1]


def _table(widths: str) -> dict[str, int]:
    return {chr(32 + i): int(w) for i, w in enumerate(widths.split())}


_KNOWN = {False: _table(_REGULAR), True: _table(_BOLD)}


def advance(char: str, bold: bool = False) -> int:
    """Width of one character, thousandths of an em."""
    known = _KNOWN[bold]
    if char not in known:
        known[char] = _run(ord(char))
    return known[char]


def is_wide(char: str) -> bool:
    """Whether a line may break on either side of the character, as in Chinese."""
    return ord(char) >= _WIDE_FROM and advance(char) >= 1000


@lru_cache(maxsize=8192)
def measure(text: str, size: float, bold: bool = False) -> float:
    """Width of a line, px."""
    total = 0
    for char in text:
        total += advance(char, bold)
    return total * size * _SPREAD / 1000
