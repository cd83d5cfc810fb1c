"""File or text that is too large.

What it does
    Reports files above 4 MB, with more than 200,000 values, or with a text above 65,536 characters.

Why it matters
    A map is read whole, in a browser too; nothing of that size is one service.

中文
    文件、值的数量或单段文字超过上限；请拆成几张地图。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP010", "too-large", Severity.ERROR)
