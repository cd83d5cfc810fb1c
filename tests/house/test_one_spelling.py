"""Times and shares are put into words in one place: `blueprint.quantity`. What writes maps or CSS is another thing."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.project import ROOT

_UNIT = re.compile(r"[ \u00a0\u2009]?(%(?!\w)|％|(min|s|h|d)\b(?![\w'/.:=])|(秒|分钟|小时|天)(?!\w))")
_FORMAT = re.compile(r"\{[^{}]*\}" + _UNIT.pattern)
WRITING = {
    "blueprint/model/duration.py": "times as they are written in maps",
    "blueprint/model/writing.py": "shares as they are written in maps",
    "blueprint/model/share.py": "shares as they are written in maps",
    "blueprint/lint/rulebook/described.py": "options as they are written in settings",
    "blueprint/observe/log/forms.py": "times as they are written in logs",
    "blueprint/observe/learning.py": "shares as they are written in maps",
    "blueprint/figures/economics/failures.py": "shares as `--set` takes them",
    "blueprint/studio/inspector/typed.py": "shares as they are typed",
    "blueprint/quantity.py": "the one place",
    "blueprint/studio/markup.py": "lengths in CSS",
    "blueprint/export/walk/words.py": "a step's seconds, filled in by the page itself",
}


def spelt(source: str) -> list[int]:
    """The lines on which a number is followed by a percent sign or a unit of time."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            for value, after in zip(node.values, node.values[1:], strict=False):
                text = after.value if isinstance(after, ast.Constant) else ""
                if isinstance(value, ast.FormattedValue) and _UNIT.match(str(text)):
                    found.append(node.lineno)
            found += [node.lineno for value in node.values if _is_percent(value)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _FORMAT.search(node.value):
            found.append(node.lineno)
    return found


def _is_percent(value: ast.expr) -> bool:
    """Whether a part of a text is formatted by `%`."""
    spec = value.format_spec if isinstance(value, ast.FormattedValue) else None
    return isinstance(spec, ast.JoinedStr) and ast.unparse(spec).rstrip("'\"").endswith("%")


@pytest.mark.parametrize(
    "source",
    ['f"{x:.1f} %"', 'f"{n}%"', 'f"{n:.0%}"', 'f"{n / 60:g} min"', '"{n} 分钟".format(n=n)', 'f"{n}小时"'],
)
def test_a_second_spelling_is_found(source: str) -> None:
    assert spelt(source)


def test_no_other_module_spells_a_time_or_a_share() -> None:
    found = {
        f"{name}:{line}"
        for path in sorted((ROOT / "blueprint").rglob("*.py"))
        for name in [path.relative_to(ROOT).as_posix()]
        if name not in WRITING
        for line in spelt(Path(path).read_text(encoding="utf-8"))
    }

    assert sorted(found) == []
