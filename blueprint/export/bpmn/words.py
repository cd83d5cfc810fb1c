"""What the diagram says beside the map's own words."""

from __future__ import annotations

from blueprint.wording import Wording

ENTRY = Wording("Enter", "进入")
ENTRIES = Wording("Where in?", "从哪里进入？")
WHICH = Wording("Which way?", "去向？")
END = Wording("End", "结束")
REST = Wording("otherwise", "其余")
STANDARD = Wording("standard time", "标准时间")
ROLE = Wording("role", "岗位")
