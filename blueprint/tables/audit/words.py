"""What the self-audit says, in both languages."""

from __future__ import annotations

from blueprint.model.names import Aspect, Dimension
from blueprint.wording import Wording

TITLE = Wording("Five dimensions: audit, improve, innovate", "五大要素的自查、优化和创新")
SHEET = Wording("Self-audit", "五大要素自查")
QUESTIONS = Wording("Questionnaire", "客户问卷")
HELP = Wording("How to fill in", "填写说明")
DIMENSION = Wording("Dimension", "要素")
ASPECT = Wording("Rests on", "方面")
FROM_MAP = Wording("From the map", "地图中已有")
HAVE = Wording("What we have", "现有")
GAP = Wording("What is missing", "差距")
INNOVATION = Wording("What we do anew", "创新")
DIFFERENCE = Wording("What sets us apart", "差异化")
RATING = Wording("Rating 1-5", "自评 1-5")
HISTORY = Wording("Month by month", "逐月自评")
TREND = Wording("Trend", "走势")
MEANS_OF = Wording("mean", "平均")
HISTORY_HOW = Wording(
    "Each month fill in one column: write the month above it (2026-11) and a rating from 1 to 5 in each row. The trend and the chart follow by themselves.",
    "每月填一列：在列首写月份（2026-11），每行填 1 到 5 分。走势与图表会自动更新。",
)
NO_MONTH = Wording(
    "sheet {name!r}, cell {cell}: {text!r} is no month; write it as 2026-11",
    "工作表 {name!r} 单元格 {cell}：{text!r} 不是月份；请写成 2026-11",
)
NUMBER = Wording("No.", "题号")
ITEM = Wording("Statement", "陈述")
EXPECTATION = Wording("Expected of an excellent service", "对优秀服务的期望")
PERCEPTION = Wording("Perceived here", "在这里的感知")
ASKS: dict[Dimension, Wording] = {
    Dimension.TANGIBLES: Wording(
        "what premises, things and staff give to see, hear and smell", "环境、物品、人员带给客户的看、听、闻"
    ),
    Dimension.RELIABILITY: Wording("promises kept, right first time", "说到做到，一次办对"),
    Dimension.RESPONSIVENESS: Wording("how fast and how gladly needs are met", "满足需求的速度与态度"),
    Dimension.ASSURANCE: Wording("knowledge, line of explanation, steps", "专业知识、解答口径、办理步骤"),
    Dimension.EMPATHY: Wording(
        "how far the need and the feeling are understood", "对服务需求与情感需求的体察和理解"
    ),
}
MEANS: dict[Aspect, Wording] = {
    Aspect.CAPACITY: Wording("equipment, evidence, staffing, time", "设施、展示、人手、时间"),
    Aspect.FLOW: Wording("steps and hand-offs", "步骤与内部传递"),
    Aspect.PEOPLE: Wording("roles, scripts, etiquette", "岗位、服务用语、礼仪"),
}
NOTHING = Wording("nothing in the map yet", "地图中还没有")
MORE = Wording("and {n} more", "等，另有 {n} 项")
EVIDENCE = Wording("evidence: {what}", "有形展示：{what}")
STAFF = Wording("staff: {what}", "人手：{what}")
TIMES = Wording("standard times: {what}", "标准时间：{what}")
STEPS = Wording("touchpoints: {what}", "触点：{what}")
HANDOFFS = Wording("hand-offs with a standard: {n} of {all}", "有标准的内部传递：{n}/{all}")
ROLES = Wording("roles: {what}", "岗位：{what}")
SCRIPTS = Wording("scripts at: {what}", "有服务用语：{what}")
NO_SCRIPT = Wording("no script at: {what}", "缺服务用语：{what}")
ETIQUETTE = Wording("etiquette checks: {n}", "礼仪检查项：{n}")
PROMPTS: dict[str, Wording] = {
    "have": Wording("what is there today and works", "今天已经做到、行之有效的"),
    "gap": Wording("what customers miss, what goes wrong", "客户觉得缺少的、常出问题的"),
    "innovation": Wording("what you will do that nobody does here yet", "打算做、而现在还没人做的"),
    "difference": Wording(
        "what customers find here and not with competitors", "客户在这里有、在竞争对手那里没有的"
    ),
    "rating": Wording("1 poor, 3 fair, 5 excellent", "1 差，3 一般，5 优秀"),
}
ONE_TO_FIVE = Wording("A whole number from 1 to 5, or nothing.", "请填 1 到 5 的整数，或留空。")
ONE_TO = Wording("A number from 1 to {top}, or nothing.", "请填 1 到 {top} 的数，或留空。")
TOO_LONG = Wording("At most 500 characters.", "最多 500 字。")
LINES: tuple[Wording, ...] = (
    Wording(
        "Fill in the white cells; what the map already says stands in the grey column.",
        "请填写白色单元格；灰色一列是地图中已有的内容。",
    ),
    Wording(
        "Each dimension rests on capacity, flow and people. Write for each what you have, what is missing, what you will do anew, and what sets you apart.",
        "每项要素都落在能力、流程、人员三个方面；逐格写出现有、差距、创新、差异化。",
    ),
    Wording(
        "Leave blank what does not apply. Rate yourself from 1 (poor) to 5 (excellent).",
        "不适用的留空。自评从 1（差）到 5（优秀）。",
    ),
    Wording(
        "The questionnaire asks customers; write the mean answers from 1 (not at all) to {top} (fully). Expected: of an excellent service. Perceived: here.",
        "“客户问卷”用来问客户；请填平均分，1 为完全不同意，{top} 为完全同意。期望指对优秀服务，感受指在这里。",
    ),
    Wording(
        "Month by month: each month a column of ratings; the last one is the rating of today where the first sheet has none.",
        "“逐月自评”：每月一列；第一张表没有自评的，以最近一个月为准。",
    ),
    Wording(
        "Bring the answers into the map: blueprint import FILE.xlsx -o MAP. Nothing that stands in the map is deleted by a blank cell.",
        "把答案写回地图：blueprint import 文件.xlsx -o 地图文件。空白单元格不会删除地图中已有的内容。",
    ),
    Wording(
        "Statements and numbering follow the five dimensions of Parasuraman, Zeithaml & Berry (1988); the wording is our own.",
        "题目按 Parasuraman、Zeithaml、Berry（1988）的五大要素与编号，措辞为自拟。",
    ),
)
PAGE = Wording("page {page} of {pages}", "第 {page} 页，共 {pages} 页")
UNREAD_SHEET = Wording(
    "sheet {name!r} is no part of a self-audit and was not read", "工作表 {name!r} 不属于自查表，未读取"
)
UNREAD_CELL = Wording(
    "sheet {name!r}, cell {cell}: {text!r} stands where nothing is read",
    "工作表 {name!r} 单元格 {cell}：{text!r} 所在位置不读取",
)
NO_RATING = Wording(
    "sheet {name!r}, cell {cell}: {text!r} is no number from {low} to {high}",
    "工作表 {name!r} 单元格 {cell}：{text!r} 不是 {low} 到 {high} 的数",
)
