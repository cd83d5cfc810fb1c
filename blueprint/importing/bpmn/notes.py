"""What is said of what was not understood."""

from __future__ import annotations

from blueprint.wording import Wording

GATEWAY = Wording("{tag} {id!r} is read as a choice of one way", "{tag} {id!r} 按“只选一条”读取")
LANE = Wording(
    "lane {id!r} ({name}): which of the five lanes it is cannot be told by its name; its touchpoints stand in {lane}",
    "泳道 {id!r}（{name}）：从名称看不出是五个泳道中的哪一个；其触点放在 {lane}",
)
MIXED = Wording(
    "after touchpoint {id!r} branches start together and a choice is made, with no touchpoint between; read as a choice",
    "触点 {id!r} 之后既有并行又有选择，中间没有触点；按选择读取",
)
JOIN = Wording(
    "end event {id!r} ends a parallel branch; a map joins the branches at a touchpoint first",
    "结束事件 {id!r} 结束了一条并行分支；地图须先在某触点汇合",
)
SHARES = Wording(
    "touchpoint {id!r}: the file does not say the shares of {targets}",
    "触点 {id!r}：文件未给出 {targets} 的比例",
)
ENTRIES = Wording(
    "the file does not say which shares of customers enter at {ids}", "文件未给出从 {ids} 进入的客户比例"
)
BOUNDARY = Wording(
    "boundary event {id!r} on touchpoint {host!r} is not read", "触点 {host!r} 上的边界事件 {id!r} 未读取"
)
PARTED = Wording(
    "after touchpoint {id!r} branches meet and part again with no touchpoint between; read as if they never met",
    "触点 {id!r} 之后各分支汇合又分开，中间没有触点；按未汇合读取",
)
EXIT = Wording(
    "exit {exit!r} of touchpoint {id!r} has no share and is left out",
    "触点 {id!r} 的出口 {exit!r} 没有比例，未写入",
)
NET = Wording(
    "the gateways after {id!r} lead on in too many ways; only the first are read",
    "{id!r} 之后的网关走法过多，只读取最前面的",
)
