"""Contact by no channel.

What it does
    Reports customer and frontstage touchpoints without `channel`.

Why it matters
    Face to face weighs more in what customers remember than a text message. Without a channel the weight
    of the touchpoint among the moments of truth is unknown, and so is which rules of language apply.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, channel: voice, end: served}
    ```

中文
    触点没有写渠道 `channel`：面对面、电话还是短信，分量不同。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.model.names import Channel
from blueprint.wording import Wording

rule = Rule("BP315", "channel-missing", Severity.INFO)


@rule.checks
def channel_missing(context: Context) -> Hits:
    """Experienced touchpoints that do not say how customers are reached."""
    for id_, touchpoint in context.map.touchpoints.items():
        if touchpoint.lane.experienced and touchpoint.channel is None and not touchpoint.map:
            yield Hit(
                ("touchpoints", id_),
                Wording("nothing says how customers are reached at {id!r}", "没有写明 {id!r} 的渠道").filled(
                    id=id_
                ),
                Wording("add `channel:`, one of {known}", "请加上 `channel:`，可用的有 {known}").filled(
                    known=", ".join(Channel)
                ),
                at="key",
            )
