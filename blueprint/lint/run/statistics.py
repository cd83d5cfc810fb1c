"""`--statistics`: how often each rule found something, most often first."""

from __future__ import annotations

from collections import Counter

from blueprint.lint.run.summary import Result
from blueprint.wording import Language, Wording

_FIXABLE = Wording("[*] can be mended with `--fix`", "[*] 可用 `--fix` 修复")


def statistics(result: Result, language: Language) -> str:
    """Count, code, whether a safe fix exists, and name; a line a rule."""
    found = Counter((f.code, f.name) for f in result.findings)
    fixable = {f.code for f in result.findings if f.fix and f.fix.safe}
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    digits = len(str(max(found.values(), default=0)))
    lines = [
        f"{count:>{digits}}  {code}  {'[*]' if code in fixable else '[ ]'}  {name}"
        for (code, name), count in ordered
    ]
    if fixable:
        lines.append(_FIXABLE[language])
    return "".join(f"{line}\n" for line in lines)
