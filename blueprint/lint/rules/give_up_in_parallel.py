"""Customers who give up inside a parallel block.

What it does
    Reports staffed touchpoints with `patience` inside a parallel block where who gives up has nowhere to go in the
    same branch. It needs `arrivals`.

Why it matters
    All branches of a block are awaited, so nobody can leave the service from inside one. Figures take the branch as
    over for those who give up: they are counted as served on behind the block, and shares of exits are too good.

Example
    ```yaml fail
    blueprint: 1
    title: Branch
    arrivals: 40/h
    touchpoints:
      enter: {lane: customer, title: Enter, next: {all: [counter, check]}}
      counter: {lane: frontstage, title: Counter, time: 4m, staffed: {servers: 3, patience: 5m}, next: leave}
      check: {lane: backstage, title: Check papers, time: 2m, next: leave}
      leave: {lane: customer, title: Leave, join: all, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Branch
    arrivals: 40/h
    touchpoints:
      enter: {lane: customer, title: Enter, next: {all: [counter, check]}}
      counter:
        lane: frontstage
        title: Counter
        time: 4m
        staffed: {servers: 3, patience: 5m}
        gives_up: call
        next: {call: 10%, leave: 90%}
      call: {lane: frontstage, title: Call back, time: 4m, next: leave}
      check: {lane: backstage, title: Check papers, time: 2m, next: leave}
      leave: {lane: customer, title: Leave, join: all, end: served}
    ```

中文
    并行分支之内有客户等不及放弃：无人能从分支中途离开服务，计算时只当该分支就此结束，出口比例因此偏好。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP418", "give-up-in-parallel", Severity.WARNING)


@rule.checks
def give_ups_in_parallel(context: Context) -> Hits:
    """Queues that customers may leave, inside blocks, for any segment."""
    if context.map.arrivals is None:
        return
    found: set[str] = set()
    for view in context.views:
        for block in view.blocks[0].values():
            for branch in block.branches:
                for id_ in branch:
                    touchpoint = view.map.touchpoints[id_]
                    staffed, to = touchpoint.staffed, touchpoint.gives_up
                    if id_ in found or not (staffed and staffed.patience) or to in branch:
                        continue
                    found.add(id_)
                    yield Hit(
                        context.path_to(view, id_, "staffed", "patience"),
                        Wording(
                            "who gives up at {id!r} cannot leave from inside the block of {fork!r}: figures take that "
                            "branch as over for them, and count them as served on",
                            "在 {id!r} 放弃的客户无法从 {fork!r} 的并行分支中途离开：计算时只当该分支结束，并算作继续接受服务",
                        ).filled(id=id_, fork=block.fork),
                        Wording(
                            "say where they go in the same branch (`gives_up`), or put the queue before the block",
                            "请写明他们在同一分支内去往哪里（`gives_up`），或把队伍放在并行之前",
                        ),
                    )
