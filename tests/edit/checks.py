"""What must hold of every edit: held against the text before and the text after."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from blueprint.source.comments import comments
from blueprint.source.parser import parse
from blueprint.source.problem import Problems

DELETES_NOTHING = ("add-touchpoint", "copy", "rename", "move", "connect", "insert", "add-item")


def comments_lost(text: str, said: dict[str, Any], after: str) -> list[str]:
    """Comments that an edit took away, or made up, although what they are about stays."""
    before, now = said_in_comments(text), said_in_comments(after)
    lost = before - now
    if said["verb"] in DELETES_NOTHING:
        return [*(now - before), *lost]
    kept = Counter(content for content, _ in lines(after))
    those = lines(text)
    gone = Counter(content for content, _ in those) - kept
    wrong = [*(now - before)]
    for at, (content, comment) in enumerate(those):
        if comment and lost[comment]:
            above = next((c for c, _ in reversed(those[:at]) if c), "")
            below = next((c for c, _ in those[at:] if c), "")
            if not (gone[content] if content else gone[above] or gone[below]):
                wrong.append(comment)
    return wrong


def ends_changed(text: str, after: str) -> bool:
    """Whether an edit changed the byte order mark or how lines end."""
    if after.startswith("\ufeff") != text.startswith("\ufeff"):
        return True
    return bool(re.search(r"(?<!\r)\n", after)) if "\r\n" in text else "\r\n" in after


def said_in_comments(text: str) -> Counter[str]:
    """The comments of a text."""
    bare = text.removeprefix("\ufeff")
    tree = parse(bare, Problems())
    assert tree is not None
    return Counter(bare[slice(*span)] for span in comments(bare, tree))


def lines(text: str) -> list[tuple[str, str]]:
    """What stands in each line, and its comment."""
    found = (re.fullmatch(r"(.*?)\s*(?:(?:^|(?<=\s))(#.*))?", line.strip()) for line in text.splitlines())
    return [(match[1], match[2] or "") for match in found if match]
