"""Loop that nobody leaves.

What it does
    Reports touchpoints that customers can enter and that lead only to one another, never to an `end`.

Why it matters
    The expected visit never ends: no time, no exit share and no remembered experience exists.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {test: 90%}, end: {left: 10%}}
      test: {lane: backstage, title: Test, next: mend}
      mend: {lane: backstage, title: Mend, next: test}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: {test: 90%}, end: {left: 10%}}
      test: {lane: backstage, title: Test, next: {mend: 30%}, end: {served: 70%}}
      mend: {lane: backstage, title: Mend, next: test}
    ```

中文
    客户进得去、出不来的回路：没有任何一步通向 `end`。
"""

from blueprint.flow.chain.graph import digraph
from blueprint.flow.chain.neighbours import endless, only_itself
from blueprint.lint.content.titles import listed
from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP203", "closed-loop", Severity.ERROR)


@rule.checks
def closed_loops(context: Context) -> Hits:
    """Per closed loop one hit, at its first touchpoint.

    `missing-exit` reports a map without any exit, `self-loop-certain` a loop of one.
    """
    if all(endless(view.map) for view in context.views):
        return
    for view in context.views:
        if not view.trapped:
            continue
        import networkx as nx  # only a faulty map pays for it

        order = {id_: i for i, id_ in enumerate(view.map.touchpoints)}
        graph = digraph(view.map).subgraph(view.trapped)
        bottoms = [
            scc
            for scc in nx.strongly_connected_components(graph)
            if any(graph.degree(a) for a in scc) and all(b in scc for a in scc for b in graph.successors(a))
        ]
        for loop in sorted(
            (sorted(scc, key=order.__getitem__) for scc in bottoms), key=lambda m: order[m[0]]
        ):
            if len(loop) == 1 and only_itself(view.map.touchpoints[loop[0]]):
                continue
            yield Hit(
                context.path_to(view, loop[0]),
                Wording("customers never leave {loop}", "客户进入 {loop} 后再也出不来").filled(
                    loop=listed(loop)
                ),
                Wording(
                    "give one of them an `end`, or an arrow out", "请给其中一个触点 `end`，或画一个离开的箭头"
                ),
                at="key",
                related=tuple(
                    (context.path_to(view, id_), Wording("also in the loop", "也在回路中"))
                    for id_ in loop[1:]
                ),
            )
