"""What the table says, in both languages."""

from __future__ import annotations

from blueprint.wording import Wording

WORDS: dict[str, Wording] = {
    "touchpoints": Wording("Table of touchpoints", "触点表"),
    "needs": Wording("Table of needs", "需求表"),
    "relations": Wording("Table of what touchpoints do for needs", "触点与需求的关系表"),
    "connections": Wording("Table of connections and exits", "连接与出口表"),
    "cell": Wording("{column}, row {row}", "第 {row} 行，{column}"),
    "new": Wording("Type here for a new row", "在此输入即新增一行"),
    "hint": Wording(
        "Type into a cell, or open it with F2 or a double click. Tab goes on to the right, Enter down. "
        "Blocks are copied and pasted as in a spreadsheet.",
        "选中单元格即可输入，按 F2 或双击则修改原文；Tab 向右，回车向下。可像电子表格一样复制、粘贴整块内容。",
    ),
    "drop": Wording("Delete rows", "删除所选行"),
    "drop-hint": Wording("Delete the rows that are selected (Ctrl+Delete)", "删除所选的行（Ctrl+Delete）"),
    "said-dropped": Wording("Rows deleted: {count}", "已删除 {count} 行"),
    "said-pasted": Wording("Rows pasted: {rows}", "已粘贴 {rows} 行"),
    "said-narrow": Wording(
        "Rows pasted: {rows}; columns of the block that found no place to the right: {columns}",
        "已粘贴 {rows} 行；右侧列数不够，其中 {columns} 列未放入",
    ),
    "said-read-only": Wording("This map is only shown.", "此地图仅供查看。"),
}
_SEVERAL = Wording(" Several texts in a cell are separated by semicolons.", "一格多条用分号隔开。")
_HINT = WORDS["hint"]
OWN: dict[str, dict[str, Wording]] = {
    "touchpoints": {"hint": Wording(_HINT.en + _SEVERAL.en, _HINT.zh + _SEVERAL.zh)},
    "relations": {
        "hint": Wording("9 strong, 3 medium, 1 weak, empty none.", "9 强、3 中、1 弱，空白为无关。")
    },
}
"""What one table says instead of the others."""
