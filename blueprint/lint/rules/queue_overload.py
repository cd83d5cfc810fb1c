"""More work than the servers can do.

What it does
    Reports staffed touchpoints to which more work comes than the servers can do: arrivals per hour, times
    expected visits, times the time of a service, over the number of servers. It needs `arrivals`.

Why it matters
    The queue grows without end. There is no wait, no time of a visit and no promise to compute, and no
    trick of organisation helps: what is missing is servers.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    arrivals: 60/h
    touchpoints:
      counter: {lane: frontstage, title: Counter, time: 8m, staffed: {servers: 3}, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    arrivals: 60/h
    touchpoints:
      counter: {lane: frontstage, title: Counter, time: 8m, staffed: {servers: 10}, end: served}
    ```

中文
    到达的工作量超过服务人员的能力，队伍会无限增长；信息中写明最少需要几人。
"""

from blueprint import quantity
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP413", "queue-overload", Severity.ERROR)


@rule.checks
def queue_overloads(context: Context) -> Hits:
    """Queues that grow for ever."""
    if context.map.arrivals is None or not any(t.staffed for t in context.flat.map.touchpoints.values()):
        return
    figures = context.figures
    if figures is None:
        return
    from blueprint.figures.queues import overloads

    for id_, queue in overloads(figures.queues).items():
        yield Hit(
            ("touchpoints", id_, "staffed", "servers"),
            Wording(
                "{arrivals:.4g} customers an hour come to {id!r}: {n} servers are too few, at least {needed} are needed",
                "每小时有 {arrivals:.4g} 位客户到 {id!r}：{n} 人不够，至少需要 {needed} 人",
            ).filled(id=id_, arrivals=queue.arrivals_per_hour, n=queue.servers, needed=queue.servers_needed),
            Wording(
                "the work is {load} of what they can do; add servers, or make the service quicker",
                "工作量是其能力的 {load}；请增加人手，或缩短服务时间",
            ).filled(load=quantity.both(quantity.share, queue.utilisation)),
        )
