"""What the view of standards says, in both languages."""

from __future__ import annotations

from blueprint.wording import Wording

HEADERS = (
    Wording("Item", "条目"),
    Wording("Held against", "对应"),
    Wording("Required", "要求"),
    Wording("Achieved", "实际可达"),
    Wording("Kept", "符合"),
    Wording("Certainty", "可靠程度"),
    Wording("Source", "出处"),
)
COUNTS = {
    "broken": Wording("{n} not kept", "{n} 项不符合"),
    "open": Wording("{n} unknown", "{n} 项未知"),
    "ok": Wording("{n} kept", "{n} 项符合"),
    "away": Wording("{n} not held against anything", "{n} 项未对应"),
}
VERDICTS = {
    "ok": Wording("yes", "是"),
    "broken": Wording("no", "否"),
    "open": Wording("unknown", "未知"),
    "away": Wording("not held", "未对应"),
}
UNSURE = VERDICTS | {
    "ok": Wording("yes, within the error", "是（在误差内）"),
    "broken": Wording("no, within the error", "否（在误差内）"),
}
MAYBE = Wording("maybe", "或可")
"""Of what is kept by people who have more work than they can do."""
PROMISE = Wording("promise {id}", "承诺 {id}")
IN_FORCE = Wording("in force since {date}", "{date} 起施行")
CHECKED = Wording("checked {date}", "{date} 核对")
