"""Merge that nobody has settled.

What it does
    Reports every place where a merge left both versions of a value between `<<<<<<<` and `>>>>>>>`. What
    `blueprint merge` leaves says which value of the map it is.

Why it matters
    Two people changed the same thing in different ways, and only people can say which of them is right. Until
    then the file is no map.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
    <<<<<<< ours touchpoints.report.title
      report: {lane: customer, title: Report, end: served}
    =======
      report: {lane: customer, title: Call us, end: served}
    >>>>>>> theirs
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}
    ```

中文
    合并后有一处留下了两个版本，尚未取舍；在此之前文件不是地图。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP024", "merge-conflict", Severity.ERROR)
