"""Marks of a merge that nobody has settled: `<<<<<<<`, `=======`, `>>>>>>>` as git sets them."""

from __future__ import annotations

import re

from blueprint.source.place import Span
from blueprint.source.problem import Problems
from blueprint.wording import Wording

_CONFLICT = re.compile(
    r"^<{7}(?: (?P<ours>[^\r\n]*))?\r?\n(?:.*\n)*?={7}\r?\n(?:.*\n)*?>{7}(?: (?P<theirs>[^\r\n]*))?$",
    re.MULTILINE,
)
_HERE = Wording(
    "two changes stand here side by side, `{ours}` and `{theirs}`, down to line {last}",
    "这里并列着两处修改：`{ours}` 与 `{theirs}`，直到第 {last} 行",
)
_KEEP = Wording(
    "keep one version and delete the lines that begin with <<<<<<<, ======= and >>>>>>>",
    "请只留一个版本，并删去以 <<<<<<<、=======、>>>>>>> 开头的各行",
)


def note_conflicts(text: str, problems: Problems) -> bool:
    """Note every conflict of a merge; whether there is one."""
    if "<<<<<<<" not in text:
        return False
    found = list(_CONFLICT.finditer(text))
    for conflict in found:
        end = text.find("\n", conflict.start())
        last = text.count("\n", 0, conflict.end()) + 1
        said = _HERE.filled(
            ours=conflict["ours"].strip() if conflict["ours"] else "ours",
            theirs=conflict["theirs"].strip() if conflict["theirs"] else "theirs",
            last=last,
        )
        problems.add("merge-conflict", Span(conflict.start(), end), said, _KEEP)
    return bool(found)
