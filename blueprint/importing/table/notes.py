"""What is said of tables that are not as a map writes them."""

from __future__ import annotations

from blueprint.wording import Wording

WANTED = Wording(
    "the headings are {found}; wanted are `title` and `lane` (or `id`), or rows or columns named after lanes; `blueprint export "
    "--to xlsx` shows the form",
    "表头为 {found}；需要“名称”和“泳道”（或 id），或以泳道为行或列；表格的样子见 `blueprint export --to xlsx`",
)
NOTHING = Wording("nothing", "空白")
NO_PLACE = Wording("columns {names}: a map has no place for them", "列 {names}：地图中没有它们的位置")
ROWS = Wording("rows {names} are no lanes and were not read", "行 {names} 不是泳道，未读取")
ORDER = Wording(
    "there are no arrows: touchpoints follow each other in the order they stand; the last leaves by {exit!r}",
    "没有箭头：触点按原有次序相连；最后一个从 {exit!r} 离开",
)
ONE_NEXT = Wording(
    "the table has no arrows: touchpoints without `next` and `end` lead to the one below: {ids}",
    "表中没有箭头：没有 `next` 和 `end` 的触点通向下一行：{ids}",
)
HEADINGS = Wording(
    "a row names the phases, so the headings of the columns are not read: {names}",
    "阶段另有一行，因此各列的表头未读取：{names}",
)
STEPS = Wording(
    "the grid is read column by column, in each from the customer's row down",
    "网格按列读取，每列从客户行向下",
)
NOWHERE = Wording(
    "touchpoint {id!r}: next {text!r} is the name of no row",
    "触点 {id!r}：下一步 {text!r} 不是任何一行的名称",
)
SAME_TITLE = Wording(
    "several rows are called {name!r}; the arrow from {id} leads to {to}",
    "有多行都叫 {name!r}；{id} 的箭头通向 {to}",
)
NO_ARROW = Wording(
    "shares and conditions in rows without a next step were not kept: {names}",
    "没有下一步的行中的比例和条件未保留：{names}",
)
ONE_SHARE = Wording(
    "touchpoint {id!r}: the share {text!r} stands beside several arrows; write one for each, such as `70%; 30%`",
    "触点 {id!r}：多个箭头旁只写了一个比例 {text!r}；请逐个写明，例如 `70%；30%`",
)
NO_STEPS = Wording("rows {names} are no steps and were not read", "行 {names} 不是步骤，未读取")
OTHERS = Wording(
    "a touchpoint has one role; who else takes part was not kept: {names}",
    "每个触点只有一个岗位；其他参与者未保留：{names}",
)
CLOCK = Wording(
    "days and times of day were not kept: {names}; a map says how long a step takes",
    "日期和时刻未保留：{names}；地图写的是步骤用时多久",
)
EMOTIONS = Wording("feelings that are no score were not kept: {names}", "不是分数的情感未保留：{names}")
OTHER_SHEETS = Wording(
    "sheets {names} are not part of a map and were not read", "工作表 {names} 不属于地图，未读取"
)
LAST = Wording(
    "no arrow and no exit leaves {ids}: read as `end: done`", "{ids} 没有箭头和出口：按 `end: done` 读取"
)
LANES = Wording(
    "nothing says in which lanes touchpoints stand; they were put in {lane}",
    "看不出触点在哪个泳道；放在 {lane}",
)
