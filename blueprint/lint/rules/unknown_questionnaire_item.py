"""Item that the questionnaire does not have.

What it does
    Reports ids under `dimensions: {items, reversed}` that are none of the 22 items.

Why it matters
    An item that no dimension knows counts nowhere: its answers are lost without a word.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    dimensions:
      items: {promt: {expectation: 6, perception: 4}}
    touchpoints:
      repair: {lane: frontstage, title: Repair, quality: [responsiveness], end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    dimensions:
      items: {prompt: {expectation: 6, perception: 4}}
    touchpoints:
      repair: {lane: frontstage, title: Repair, quality: [responsiveness], end: served}
    ```

中文
    `dimensions` 的 items 或 reversed 中有 22 道题目之外的编号，其答案不会计入。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.source.tree import Path
from blueprint.suggestion import KNOWN, suggested
from blueprint.wording import Wording

rule = Rule("BP737", "unknown-questionnaire-item", Severity.WARNING)


@rule.checks
def unknown_questionnaire_items(context: Context) -> Hits:
    """Ids of items against the questionnaire."""
    said = context.map.dimensions
    if said is None:
        return
    from blueprint.packs.servqual import servqual

    known = [item.id for item in servqual().items]
    for id_ in said.items:
        if id_ not in known:
            yield _hit(("dimensions", "items", id_), id_, known, key=True)
    for index, id_ in enumerate(said.reversed):
        if id_ not in known:
            yield _hit(("dimensions", "reversed", index), id_, known, key=False)


def _hit(path: Path, id_: str, known: list[str], *, key: bool) -> Hit:
    message = Wording("the questionnaire has no item {id!r}", "问卷没有题目 {id!r}").filled(id=id_)
    return Hit(path, message, suggested(id_, known, KNOWN, 0.5), at="key" if key else "value")
