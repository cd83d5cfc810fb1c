"""The commands in the order in which people need them: what `blueprint --help` shows."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator

from blueprint.width import width
from blueprint.wording import Language, Wording

GROUPS: tuple[tuple[Wording, tuple[str, ...]], ...] = (
    (Wording("every day", "每天用"), ("new", "lint", "build", "studio", "export", "import")),
    (
        Wording("figures", "数字"),
        (
            "analyse",
            "improve",
            "plan",
            "measure",
            "staff",
            "gaps",
            "kpis",
            "simulate",
            "conform",
            "discover",
            "learn",
            "diff",
            "compare",
            "merge",
            "render",
        ),
    ),
    (
        Wording("content and standards", "内容与标准"),
        ("course", "standards", "personas", "check-design", "rule"),
    ),
    (Wording("for programs", "供程序使用"), ("config", "schema", "lsp", "watch", "mcp")),
)
_INDENT, _NAME, _LEAST, _MOST = 2, 14, 40, 100


def listing(helps: dict[str, Wording], language: Language) -> str:
    """Commands with what they do, by group; one that no group names stands at the end."""
    columns = min(max(shutil.get_terminal_size().columns - 2, _LEAST), _MOST)
    known = {name for _, names in GROUPS for name in names}
    others = tuple(name for name in helps if name not in known)
    groups = (*GROUPS, (Wording("others", "其他"), others)) if others else GROUPS
    blocks = []
    for title, names in groups:
        rows = (
            line for name in names if name in helps for line in _row(name, helps[name][language], columns)
        )
        blocks.append("\n".join((f"{title[language]}:", *rows)))
    return "\n\n".join(blocks)


def _row(name: str, text: str, columns: int) -> Iterator[str]:
    """A command with its help, wrapped beside it."""
    margin = " " * (_INDENT + _NAME)
    lines = list(_wrapped(text, columns - len(margin)))
    yield f"{' ' * _INDENT}{name:<{_NAME}}{lines[0]}"
    yield from (margin + line for line in lines[1:])


def _wrapped(text: str, columns: int) -> Iterator[str]:
    """Lines of at most so many columns; Chinese may break between any two characters."""
    line = ""
    for piece in _pieces(text):
        if line.strip() and width(line + piece.rstrip()) > columns:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    yield line.rstrip()


def _pieces(text: str) -> Iterable[str]:
    word = ""
    for character in text:
        if width(character) == 2:
            yield from filter(None, (word, character))
            word = ""
        elif character == " ":
            yield word + character
            word = ""
        else:
            word += character
    yield word
