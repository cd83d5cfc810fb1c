"""Way taken under pressure that makes the pressure worse.

What it does
    Reports a touchpoint whose queue gets busier when the ways open that follow it (`load`).

Why it matters
    Such ways are meant to relieve a queue. Here everyone who is sent away adds to it, so that it may stay calm
    or fill up for good with the same customers: there are several steady states, and the figures are one of them.

Example
    ```yaml fail
    blueprint: 1
    title: Branch visit
    arrivals: 40/h
    touchpoints:
      wait:
        lane: customer
        title: Wait
        next: [{to: read}, {to: counter, load: {of: counter, from: 30%, to: 90%}}]
      read: {lane: customer, title: Read, time: 3m, next: {counter: 50%}, end: {left: }}
      counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 3}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch visit
    arrivals: 40/h
    touchpoints:
      wait:
        lane: customer
        title: Wait
        next: [{to: counter}, {to: read, load: {of: counter, from: 30%, to: 90%}}]
      read: {lane: customer, title: Read, time: 3m, next: {counter: 50%}, end: {left: }}
      counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 3}, end: served}
    ```

中文
    忙碌时放开的路（`load`）反而让该触点更忙：分流没有减压，稳定状态也不止一个，计算结果只是其中之一。
"""

from blueprint import quantity
from blueprint.flow.visits.loads import loaded_ways, loads_of
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.ranking import NEAR, above
from blueprint.wording import Wording

rule = Rule("BP224", "load-feeds-itself", Severity.WARNING)

_BUSIER = Wording(
    "when {id!r} gets busy more customers come to it: its utilisation rises by {more}",
    "{id!r} 越忙，来的客户反而越多：利用率再升 {more}",
)
_AWAY = Wording("let the way that follows it lead to another touchpoint", "请让随利用率放开的路通向别的触点")


@rule.checks
def loads_that_feed_themselves(context: Context) -> Hits:
    """The utilisation with every way shut and with every way open."""
    settled = context.steady if loads_of(context.flat.map) and context.walks else None
    if settled is None:
        return
    for of in settled.pressure:
        more = settled.feedback(of)
        if above(more, 0, NEAR):
            segment, t, c = next(w for w in loaded_ways(context.flat.map) if w[2].load and w[2].load.of == of)
            base = ("touchpoints",) if segment is None else ("segments", segment, "changes")
            path = (*base, t.id.removesuffix("/"), "next", t.next.index(c), "load")
            yield Hit(path, _BUSIER.filled(id=of, more=quantity.both(quantity.share, more)), _AWAY, at="key")
