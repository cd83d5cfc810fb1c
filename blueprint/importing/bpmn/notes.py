"""What is said of what was not understood, or was read in another way than it stands."""

from __future__ import annotations

from blueprint.wording import Wording

GATEWAY = Wording("{tag} {id!r} is read as a choice of one way", "{tag} {id!r} 按“只选一条”读取")
SHARES = Wording(
    "touchpoint {id!r}: the file does not say the shares of {targets}",
    "触点 {id!r}：文件未给出 {targets} 的比例",
)
ENTRIES = Wording(
    "the file does not say which shares of customers enter at {ids}", "文件未给出从 {ids} 进入的客户比例"
)
BOUNDARY = Wording(
    "boundary event {id!r} stands on {host!r}, which is no step of the file; read as a way in",
    "边界事件 {id!r} 所在的 {host!r} 不是文件中的步骤；按入口读取",
)
AFTER = Wording(
    "boundary event {id!r} may come at any step of {host!r}; read as a way out behind its last",
    "边界事件 {id!r} 可在 {host!r} 的任一步发生；按最后一步之后的去向读取",
)
BESIDE = Wording(
    "boundary event {id!r} on {host!r} does not end it and starts something beside; read as one way out of several",
    "{host!r} 上的边界事件 {id!r} 不中断它而另起一支；按几个去向之一读取",
)
NET = Wording(
    "the gateways after {id!r} lead on in too many ways; only the first are read",
    "{id!r} 之后的网关走法过多，只读取最前面的",
)
MADE = Wording(
    "touchpoints made of gateways and events, since a map starts, chooses and joins at touchpoints: {ids}",
    "由网关和事件生成的触点（地图在触点上开始、选择与汇合）：{ids}",
)
UNNAMED = Wording(
    "without a name in the file, and called after what they are: {ids}", "文件中没有名称，按其种类命名：{ids}"
)
CONDITION = Wording("the condition of flow {id!r} is not read: {text}", "顺序流 {id!r} 的条件未读取：{text}")
LOOSE = Wording("arrows with an end that is not in the file: {flows}", "有一端不在文件中的箭头：{flows}")
MESSAGE = Wording(
    "message flow {id!r}{name} from {source!r} to {target!r}: one end has no steps in the file; where it is the customer, "
    "--lanes FILE can say so",
    "消息流 {id!r}{name}（{source!r} 到 {target!r}）：一端在文件中没有步骤；若它是客户，可用 --lanes 文件说明",
)
ANSWER = Wording(
    "{id!r} waits for an answer, so the arrow goes by way of {via!r} and not straight on",
    "{id!r} 要等待答复，因此箭头经过 {via!r}，而不是直接前往下一步",
)
TWICE = Wording(
    "two elements have the id {id!r}; arrows that name it are read as those of the first, not of {name!r}",
    "有两个元素的编号都是 {id!r}；提到它的箭头按第一个读取，而非 {name!r}",
)
NO_ID = Wording(
    "{tag} {name!r} has no id, so no arrow can lead to it", "{tag} {name!r} 没有编号，没有箭头能通向它"
)
BY_EVENT = Wording(
    "subprocess {id!r} begins by an event at any time; read as a way in",
    "子流程 {id!r} 可随时由事件触发；按入口读取",
)
FREE = Wording(
    "the steps of {id!r} may be done in any order; read in the order of the file",
    "{id!r} 的各步可按任意顺序进行；按文件中的顺序读取",
)
TIME = Wording("the time of {id!r} is not read: {text}", "{id!r} 的时间未读取：{text}")
UNIT = Wording(
    "the simulation data do not say their unit of time; these are not read: {ids}",
    "仿真数据未写时间单位，以下时间未读取：{ids}",
)
SCENARIO = Wording(
    "of {n} scenarios of simulation data only {name!r} is read", "共 {n} 个仿真方案，只读取 {name!r}"
)
CALLED = Wording(
    "touchpoint {id!r} stands for the process {name!r}: import it as {map}.blueprint.yaml beside this map",
    "触点 {id!r} 代表流程 {name!r}：请把它导入为同一文件夹中的 {map}.blueprint.yaml",
)
UNSEEN = Wording(
    "{things} at touchpoint {id!r}: customers do not see what stands backstage, so it is not read as evidence",
    "触点 {id!r} 的 {things}：后台的东西客户看不到，未作为有形展示读取",
)
NO_LANES = Wording(
    "the file has no lanes; its touchpoints stand in {lane}",
    "文件中没有泳道；触点放在 {lane}",
)
SILENT = Wording("names that no part of a map bears: {names}", "地图中没有位置的名称：{names}")
BEGINS = Wording(
    "nothing leads to {ids} in the file: read as ways in", "文件中没有箭头通向 {ids}：按入口读取"
)
ENDS = Wording(
    "nothing leads on from {ids} in the file: read as `end: done`",
    "文件中 {ids} 之后没有箭头：按 `end: done` 读取",
)
MISSING = Wording(
    "arrows lead to and from {id!r}, which is not in the file; read as a gateway",
    "有箭头进出 {id!r}，但文件中没有它；按网关读取",
)
EVENTS = Wording(
    "events that a map does not tell from other steps, starts and exits: {ids}",
    "地图不区分以下事件与其他步骤、起点和出口：{ids}",
)
