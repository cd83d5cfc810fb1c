"""The last line of a report: `2 files, 1 error, 0 warnings (1 suppressed).`"""

from __future__ import annotations

from blueprint.lint.finding import ERRORS, Severity
from blueprint.lint.paint import PLAIN, Paint
from blueprint.lint.run.summary import Result
from blueprint.wording import Language, Wording
from blueprint.wording import counted as number

_FILES = (Wording("1 file", "1 个文件"), Wording("{n} files", "{n} 个文件"))
_COUNTS = {
    Severity.ERROR: ERRORS,
    Severity.WARNING: (Wording("1 warning", "1 个警告"), Wording("{n} warnings", "{n} 个警告")),
    Severity.INFO: (Wording("1 note", "1 个提示"), Wording("{n} notes", "{n} 个提示")),
}
_FIXED = (Wording("1 fixed", "已修复 1 处"), Wording("{n} fixed", "已修复 {n} 处"))
_SUPPRESSED = Wording("{n} suppressed", "已抑制 {n} 个")
_BASELINED = Wording("{n} in the baseline", "基线内 {n} 个")
_EXPLAIN = Wording("Explain with `blueprint rule {code}`.", "说明见 `blueprint rule {code}`。")
_FIXABLE = Wording("{n} can be mended with `--fix`.", "{n} 处可用 `--fix` 修复。")


def counted(result: Result, language: Language, paint: Paint = PLAIN) -> str:
    """The line, with what explains the first finding and how many can be mended."""
    zh = language == "zh"
    comma, stop, space = ("，", "。", "") if zh else (", ", ".", " ")
    counts = result.counts
    spoken = [number(*_FILES, len(result.files))]
    if result.fixed:
        spoken.append(number(*_FIXED, result.fixed))
    told = [w[language] for w in spoken]
    for severity, words in _COUNTS.items():
        if counts[severity] or severity is not Severity.INFO:
            text = number(*words, counts[severity])[language]
            told.append(paint.severity(severity, text) if counts[severity] else text)
    text = comma.join(told) + _aside(result, language)
    first = next(result.findings, None)
    sentences = [text]
    if first:
        sentences.append(_EXPLAIN.filled(code=first.code)[language].rstrip(".。"))
    if fixable := sum(1 for f in result.findings if f.fix and f.fix.safe):
        sentences.append(_FIXABLE.filled(n=fixable)[language].rstrip(".。"))
    return (stop + space).join(sentences) + stop + "\n"


def _aside(result: Result, language: Language) -> str:
    """` (1 suppressed, 2 in the baseline)`."""
    told = [
        w.filled(n=n)[language]
        for w, n in ((_SUPPRESSED, result.suppressed), (_BASELINED, result.baselined))
        if n
    ]
    if not told:
        return ""
    return f"（{'，'.join(told)}）" if language == "zh" else f" ({', '.join(told)})"
