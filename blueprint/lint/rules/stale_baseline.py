"""Baseline entry for something that is no longer there.

What it does
    Reports entries of the baseline file whose finding has gone, or occurs less often than the entry says.

Why it matters
    An entry that stays behind would hide the same mistake when somebody makes it again.

Example
    A baseline that still lists BP201 for a touchpoint that has got its `end`. `blueprint lint
    --prune-baseline` removes such entries.

Use instead
    A baseline that lists only what `blueprint lint` would report without it.

中文
    基线文件中的条目已不再对应任何问题；可用 `--prune-baseline` 清理。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP904", "stale-baseline", Severity.WARNING)
