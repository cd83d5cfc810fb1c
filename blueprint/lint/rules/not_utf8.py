"""File that is not UTF-8 text.

What it does
    Reports a file whose bytes are not UTF-8: a picture, a spreadsheet, or text saved as GBK.

Why it matters
    Chinese text saved in another encoding reads as other characters.

中文
    文件不是 UTF-8 文本；请用 UTF-8 编码保存。
"""

from blueprint.lint.finding import Severity
from blueprint.lint.rule import Rule

rule = Rule("BP002", "not-utf8", Severity.ERROR)
