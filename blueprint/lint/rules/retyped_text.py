"""Text that other readers take for something else.

What it does
    Reports texts without quotes that YAML 1.1 or 1.2 readers turn into a truth value, a number, a date or
    a number in base sixty: `no`, `1.10`, `2026-11-01`, `1:30`.

Why it matters
    Here every text stays what was written; a spreadsheet import or another tool would read `1.10` as 1.1
    and `9:30` as 570.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    version: 1.10
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    version: "1.10"
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    没有引号的文字会被其他 YAML 程序当作真假值、数字、日期或六十进制数，例如 `no`、`1.10`、`9:30`。
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Fix, Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.expand import part_at
from blueprint.model.part import Part
from blueprint.model.service_map import ServiceMap
from blueprint.model.text import Text
from blueprint.source.place import Edit
from blueprint.source.tree import Mapping, Node, Path, Scalar, Sequence
from blueprint.wording import Wording

rule = Rule("BP107", "retyped-text", Severity.INFO)

_WORDS = "yes no on off true false"
_TRUTH = "|".join(way(word) for word in _WORDS.split() for way in (str.lower, str.title, str.upper))
_SIXTY = r"[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\.[0-9_]*"
_CLOCK = r"([Tt]|[ \t]+)\d\d?:\d\d:\d\d(\.\d*)?([ \t]*(Z|[-+]\d\d?(:\d\d)?))?"
_DATE = rf"\d{{4}}-\d\d-\d\d|\d{{4}}-\d\d?-\d\d?{_CLOCK}"
_DECIMAL = r"([0-9][0-9_]*(\.[0-9_]*)?|\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?"
_SPECIAL = r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
_NUMBER = rf"[-+]?(0b[01_]+|0o[0-7]+|0x[0-9a-fA-F_]+|{_DECIMAL})|{_SPECIAL}"
_KINDS = (
    (re.compile(_TRUTH), Wording("a truth value", "真假值")),
    (re.compile(_SIXTY), Wording("a number in base sixty", "六十进制数")),
    (re.compile(_DATE), Wording("a date", "日期")),
    (re.compile(_NUMBER), Wording("a number", "数字")),
)
_FIRST = frozenset("0123456789+-.yYnNoOtTfF")
_ANY = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _KINDS))
"""What YAML 1.1 (as PyYAML reads it) and the core schema of YAML 1.2 make of a plain scalar."""


@rule.checks
def retyped_texts(context: Context) -> Hits:
    """Plain scalars where the format wants a text."""
    for path, scalar in _plain(context.tree):
        if not _ANY.fullmatch(scalar.text) or not _is_text(path):
            continue
        kind = next(kind for pattern, kind in _KINDS if pattern.fullmatch(scalar.text))
        quoted = f'"{scalar.text}"'
        yield Hit(
            path,
            Wording(
                "other readers take the text {text!r} for {kind}", "其他程序会把文字 {text!r} 当作{kind}"
            ).filled(text=scalar.text, kind=kind),
            Wording("write `{quoted}`", "请写 `{quoted}`").filled(quoted=quoted),
            fix=Fix(Wording("quote it", "加上引号"), (Edit(scalar.span, quoted),)),
        )


def _plain(tree: Node) -> Iterator[tuple[Path, Scalar]]:
    """The scalars without quotes that could be something else."""
    waiting: list[tuple[Path, Node]] = [((), tree)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, Mapping):
            waiting.extend(((*path, name), entry.value) for name, entry in node.entries.items())
        elif isinstance(node, Sequence):
            waiting.extend(((*path, index), item) for index, item in enumerate(node.items))
        elif node.plain and node.text[:1] in _FIRST:
            yield path, node


def _is_text(path: Path) -> bool:
    """The path leads to a text: a key of its part, an item of a list of texts, or one language of either."""
    for above in range(1, min(3, len(path)) + 1):
        part = part_at(ServiceMap, path[:-above])
        if part is not None:
            return path[-above] in _text_keys(part)
    return False


@cache
def _text_keys(part: type[Part]) -> frozenset[str]:
    return frozenset(key for key, field in part.keys().items() if _mentions_text(field.annotation))


def _mentions_text(annotation: Any) -> bool:
    return annotation is Text or any(_mentions_text(a) for a in get_args(annotation))
