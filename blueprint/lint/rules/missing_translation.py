"""Text in one language only.

What it does
    Reports texts that lack a language in which the map's title is written. Versions and sources are left
    alone: a number or a name of a document is the same in every language.

Why it matters
    Pictures, role cards and scripts are printed in each language of the title; a text that lacks one is
    printed in the other, in the middle of the page.

Example
    ```yaml fail
    blueprint: 1
    title: {en: Repair, zh: 维修}
    touchpoints:
      report: {lane: customer, title: {en: Report}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: {en: Repair, zh: 维修}
    touchpoints:
      report: {lane: customer, title: {en: Report, zh: 报修}, end: served}
    ```

中文
    地图名称有中英文，这里的文字却只有一种语言。
"""

from collections.abc import Iterator
from typing import Any

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.part import Part, name_is_hidden
from blueprint.model.text import Text
from blueprint.source.tree import Path
from blueprint.wording import Wording

rule = Rule("BP712", "missing-translation", Severity.INFO)

_LACKING = Wording("{text!r} is not written in {languages}", "{text!r} 缺少语言 {languages}")
_ONE = Wording("{text!r} is written in one language only", "{text!r} 只写了一种语言")
_SAME_EVERYWHERE = frozenset({"version", "source"})


@rule.checks
def missing_translations(context: Context) -> Hits:
    """Texts against the languages of the title."""
    wanted = [code for code, _ in context.map.title.by_language if code]
    if len(wanted) < 2:
        return
    for path, text in _texts(context.map, ()):
        missing = [code for code in wanted if code not in dict(text.by_language)]
        if missing:
            message = _LACKING if len(missing) < len(wanted) else _ONE
            yield Hit(
                path,
                message.filled(text=_short(str(text)), languages=", ".join(missing)),
                Wording("write `{{{form}}}`", "请写 `{{{form}}}`").filled(
                    form=", ".join(f"{code}: ..." for code in wanted)
                ),
                at="key" if isinstance(path[-1], str) else "value",
            )


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, Text]]:
    """Every text of a part, with its path."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, Part):
        for name, field in type(value).model_fields.items():
            key = field.alias or name
            if key not in _SAME_EVERYWHERE and not name_is_hidden(key):
                yield from _texts(getattr(value, name), (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
