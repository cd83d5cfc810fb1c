"""Phase or channel that the map does not declare.

What it does
    Reports a phase that is neither one of the map's `phases` nor, where it has none, of the service cycle; and a channel
    that is neither a known one nor one of the map's `channels`.

Why it matters
    It may be misspelt. A phase without a place in the order stands behind all others, and a channel without a weight
    counts as none where contact is weighed.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, channel: wechat, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    channels: {wechat: {title: WeChat, weight: 0.6}}
    touchpoints:
      report: {lane: customer, title: Report, channel: wechat, end: served}
    ```

中文
    地图没有声明的阶段或渠道，可能是拼写错误；请在 `phases` 或 `channels` 中声明。
"""

from collections.abc import Iterable, Iterator

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import Channel, Phase
from blueprint.model.touchpoint import TouchpointChanges
from blueprint.source.tree import Path
from blueprint.suggestion import suggested
from blueprint.wording import Wording

rule = Rule("BP112", "undeclared-word", Severity.WARNING, since="0.2")

_PHASE, _CHANNEL = Wording("phase", "阶段"), Wording("channel", "渠道")
_UNDECLARED = Wording("the {what} {word!r} is not declared", "没有声明{what} {word!r}")
_DECLARE = Wording("declare it: `{key}: [{word}]`", "请声明：`{key}: [{word}]`")
_ADD = Wording("add it to `{key}`", "请把它加入 `{key}`")


@rule.checks
def undeclared_words(context: Context) -> Hits:
    """Phases and channels of touchpoints, and of what segments change."""
    for id_, touchpoint in context.map.touchpoints.items():
        yield from _of(context, touchpoint, ("touchpoints", id_))
    for segment in context.map.segments.values():
        for id_, changes in segment.changes.items():
            yield from _of(context, changes, ("segments", segment.id, "changes", id_))


def _of(context: Context, touchpoint: TouchpointChanges, path: Path) -> Iterator[Hit]:
    phases = list(context.map.phases) or [*Phase]
    channels = [*Channel, *context.map.channels]
    if touchpoint.phase and touchpoint.phase not in phases:
        yield _hit(_PHASE, touchpoint.phase, phases, bool(context.map.phases), (*path, "phase"))
    if touchpoint.channel and touchpoint.channel not in channels:
        yield _hit(_CHANNEL, touchpoint.channel, channels, bool(context.map.channels), (*path, "channel"))


def _hit(what: Wording, word: str, known: Iterable[str], some: bool, path: Path) -> Hit:
    key = str(path[-1]) + "s"
    help_ = suggested(word, map(str, known)) or (_ADD if some else _DECLARE).filled(key=key, word=word)
    return Hit(path, _UNDECLARED.filled(what=what, word=word), help_)
