"""Standards pack that cannot be used.

What it does
    Reports a standards pack of one's own that `standards:` names by path and that cannot be read, or in which something is
    wrong; the message has its line and column.

Why it matters
    A map that is held against nothing looks like one that keeps everything.

Example
    ```yaml fail
    blueprint: 1
    title: Hotline
    standards: [./no-such-pack.toml]
    touchpoints:
      call: {lane: customer, title: Call, end: served}
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Hotline
    standards: [cc.80_20]
    touchpoints:
      call: {lane: customer, title: Call, end: served}
    ```

中文
    `standards:` 引用的自有标准包无法读取，或内容有误；信息中写明行与列。
"""

from blueprint.lint.context.context import Context
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.wording import Wording

rule = Rule("BP421", "broken-standards-pack", Severity.ERROR)


@rule.checks
def broken_standards_packs(context: Context) -> Hits:
    """Entries of `standards:` whose file is not right."""
    for index, wrong in context.standards.broken.items():
        yield Hit(
            ("standards", index),
            wrong,
            Wording(
                "paths count from the map's folder; `blueprint schema --pack standards` gives the schema",
                "路径从地图所在文件夹算起；`blueprint schema --pack standards` 给出格式",
            ),
        )
