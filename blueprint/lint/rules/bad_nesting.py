"""Parallel block that is not nested properly.

What it does
    Reports branches of `next: {all: [...]}` that do not meet at one touchpoint with `join: all`, that
    customers enter or leave on the way, that overlap, and a `join` with nothing to join.

Why it matters
    When one branch is left early, what happens to the others? Times and peaks would be guesses.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      receive: {lane: frontstage, title: Receive, next: {all: [call, mend]}}
      call: {lane: frontstage, title: Call, next: collect}
      mend: {lane: backstage, title: Mend, end: served}
      collect: {lane: customer, title: Collect, join: all, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      receive: {lane: frontstage, title: Receive, next: {all: [call, mend]}}
      call: {lane: frontstage, title: Call, next: collect}
      mend: {lane: backstage, title: Mend, next: collect}
      collect: {lane: customer, title: Collect, join: all, end: served}
    ```

中文
    同时开始的分支没有在同一个 `join: all` 触点汇合，或中途有进有出。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule

rule = Rule("BP207", "bad-nesting", Severity.ERROR)


@rule.checks
def bad_nesting(context: Context) -> Hits:
    """Every fault of every block."""
    for view in context.views:
        _, faults = view.blocks
        for fault in faults:
            yield Hit(context.path_to(view, fault.at), fault.message, fault.help, at="key")
