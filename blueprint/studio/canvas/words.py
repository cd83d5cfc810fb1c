"""What the canvas says, in both languages."""

from __future__ import annotations

from blueprint.model.names import Lane
from blueprint.wording import Wording

LANE_HINTS: dict[Lane, Wording] = {
    Lane.EVIDENCE: Wording("things customers see and touch", "客户看得见、摸得着的东西"),
    Lane.CUSTOMER: Wording("what the customer does", "客户做的事"),
    Lane.FRONTSTAGE: Wording("what staff do where the customer sees it", "员工当着客户做的事"),
    Lane.BACKSTAGE: Wording("what staff do out of sight", "员工在客户看不见处做的事"),
    Lane.SUPPORT: Wording("systems and other departments", "系统与其他部门"),
}

WORDS: dict[str, Wording] = {
    "canvas": Wording("Service blueprint, canvas", "服务蓝图画布"),
    "touchpoints": Wording("Touchpoints", "触点"),
    "hint": Wording("Press ? for the keyboard shortcuts.", "按 ? 查看键盘快捷键。"),
    # Toolbar.
    "toolbar": Wording("Canvas tools", "画布工具"),
    "add": Wording("Touchpoint", "触点"),
    "add-hint": Wording("Add a touchpoint after the selection (N)", "在所选触点后新增触点（N）"),
    "connect": Wording("Connect", "连接"),
    "connect-hint": Wording(
        "Connect the selected touchpoint to another (C)", "把所选触点连接到另一触点（C）"
    ),
    "fit": Wording("Fit", "适应"),
    "fit-hint": Wording("Show everything (0)", "显示全图（0）"),
    "zoom-in": Wording("Zoom in", "放大"),
    "zoom-out": Wording("Zoom out", "缩小"),
    "zoom-reset": Wording("Zoom to 100%", "缩放到 100%"),
    "help": Wording("Keyboard shortcuts", "键盘快捷键"),
    "close": Wording("Close", "关闭"),
    "insert": Wording("Insert a touchpoint here", "在此插入触点"),
    "wire": Wording("Drag to connect, click to continue", "拖动以连接，单击新增下一步"),
    # Places and things.
    "name": Wording("Name of the touchpoint", "触点名称"),
    "new-name": Wording("Name, then Enter", "输入名称，回车"),
    "empty-lane": Wording("Double-click to add a touchpoint", "双击新增触点"),
    "start": Wording(
        "Double-click in a lane, or press N, to add the first touchpoint.", "双击泳道或按 N，新增第一个触点。"
    ),
    "unreadable": Wording("The picture could not be read.", "无法读取图形。"),
    "comma": Wording(", ", "，"),
    "error": Wording("has an error", "有错误"),
    "warning": Wording("has a warning", "有警告"),
    "info": Wording("has a hint", "有提示"),
    "leads-to": Wording("leads to {titles}", "下一步：{titles}"),
    "connection": Wording("Connection from {from} to {to}", "从“{from}”到“{to}”的连接"),
    # Announcements.
    "said-selected": Wording("Selected: {title}", "已选择：{title}"),
    "said-several": Wording("{count} selected", "已选择 {count} 项"),
    "said-none": Wording("Nothing selected", "未选择"),
    "said-added": Wording("Added: {title}", "已新增：{title}"),
    "said-deleted": Wording("Deleted: {count}", "已删除 {count} 项"),
    "said-disconnected": Wording("Connection removed", "已删除连接"),
    "said-copied": Wording("Copied to the clipboard: {count}", "已复制 {count} 项，可粘贴"),
    "said-pasted": Wording("Duplicated: {count}", "已创建 {count} 个副本"),
    "said-renamed": Wording("Renamed: {title}", "已改名：{title}"),
    "said-moved": Wording("Moved to {lane}", "已移到“{lane}”"),
    "said-order": Wording("Order changed: {title}", "已调整顺序：{title}"),
    "said-connected": Wording("Connected {from} to {to}", "已连接“{from}”到“{to}”"),
    "said-already": Wording("They are connected already", "两者已有连接"),
    "said-undone": Wording("Undone", "已撤销"),
    "said-redone": Wording("Redone", "已重做"),
    "said-saved": Wording("Save requested", "正在保存"),
    "said-cancelled": Wording("Cancelled", "已取消"),
    "said-read-only": Wording("This map is shown read-only", "当前为只读展示"),
    "say-connect": Wording(
        "Connect from {title} to {target}: arrow keys choose another target, Enter connects, Escape cancels",
        "从“{title}”连接到“{target}”：方向键另选目标，回车确认，Esc 取消",
    ),
    "say-connect-mode": Wording(
        "Click or drag from a touchpoint to another", "单击或拖动：从一个触点到另一个触点"
    ),
    "say-target": Wording("Target: {title}", "目标：{title}"),
    # Shortcuts.
    "keys-choose": Wording("Choose", "选择"),
    "keys-edit": Wording("Edit", "编辑"),
    "keys-look": Wording("View", "视图"),
    "key-arrows": Wording("Along the flow; up and down between lanes", "沿动线移动；上下换泳道"),
    "key-shift": Wording("Add to the selection", "加选"),
    "key-all": Wording("Select all", "全选"),
    "key-link": Wording("Next arrow of the touchpoint", "选触点的下一条连接"),
    "key-escape": Wording("Cancel, or select nothing", "取消；取消选择"),
    "key-new": Wording("New touchpoint after the selection", "在所选触点后新增触点"),
    "key-chain": Wording("While naming: next touchpoint at once", "命名时：接着新增下一个"),
    "key-rename": Wording("Rename", "改名"),
    "key-connect": Wording("Connect: arrows choose, Enter confirms", "连接：方向键选择，回车确认"),
    "key-insert": Wording("Insert on the selected arrow", "在所选连接上插入触点"),
    "key-lane": Wording("Move to the lane above or below", "移到上方或下方泳道"),
    "key-order": Wording("Earlier or later in the lane", "在泳道中提前或延后"),
    "key-delete": Wording("Delete", "删除"),
    "key-copy": Wording("Copy, paste, duplicate", "复制、粘贴、创建副本"),
    "key-undo": Wording("Undo, redo", "撤销、重做"),
    "key-save": Wording("Save", "保存"),
    "key-pan": Wording("Pan", "平移"),
    "key-zoom": Wording("Zoom", "缩放"),
    "key-fit": Wording("Show everything", "显示全图"),
    "key-help": Wording("This list", "本列表"),
    "gesture-wheel": Wording("wheel, Space + drag", "滚轮、空格 + 拖动"),
    "gesture-zoom": Wording("Ctrl + wheel", "Ctrl + 滚轮"),
}
