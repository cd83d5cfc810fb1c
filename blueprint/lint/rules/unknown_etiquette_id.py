"""Etiquette check that no pack knows.

What it does
    Reports ids under `contact: {etiquette: [...]}` that are none of the 15 checks of the node control
    model, nor of an etiquette pack of the configuration.

Why it matters
    A misspelt check is a check that nobody makes: role cards print the id, and the rules that look for
    the bow or the smile do not find it.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    touchpoints:
      greet: {lane: frontstage, title: Greet, contact: {etiquette: [bow.wellcome]}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    touchpoints:
      greet: {lane: frontstage, title: Greet, contact: {etiquette: [bow.welcome]}, end: served}
    ```

中文
    不认识的服务礼仪检查项；可用的是服务节点掌控模型的 15 项，以及配置中自有礼仪包的检查项。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.touchpoint import TouchpointChanges
from blueprint.source.tree import Path
from blueprint.suggestion import ONE_OF, suggested
from blueprint.wording import Wording

rule = Rule("BP720", "unknown-etiquette-id", Severity.WARNING)


@rule.checks
def unknown_etiquette_ids(context: Context) -> Hits:
    """Checks of touchpoints and of segments' changes."""
    for id_, touchpoint in context.map.touchpoints.items():
        yield from _check(context, touchpoint, ("touchpoints", id_))
    for segment in context.map.segments.values():
        for id_, changes in segment.changes.items():
            yield from _check(context, changes, ("segments", segment.id, "changes", id_))


def _check(context: Context, touchpoint: TouchpointChanges, path: Path) -> Hits:
    if touchpoint.contact is None:
        return
    known = context.shelf.etiquette.ids
    for index, id_ in enumerate(touchpoint.contact.etiquette):
        if id_ in known:
            continue
        yield Hit(
            (*path, "contact", "etiquette", index),
            Wording("there is no etiquette check {id!r}", "没有名为 {id!r} 的礼仪检查项").filled(id=id_),
            suggested(id_, known, ONE_OF),
        )
