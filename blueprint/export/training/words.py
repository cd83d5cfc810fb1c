"""What the training pack itself says, in both languages."""

from __future__ import annotations

from blueprint.draw.marks import MARKS
from blueprint.model.names import Lane
from blueprint.wording import Wording

PACK = Wording("Training pack", "培训手册")
CONTENTS = Wording("Contents", "目录")
HOW = Wording("How to use it", "怎样使用")
HOW_TO: tuple[Wording, ...] = (
    Wording(
        "Hang the blueprint pages side by side and walk one visit through them together.",
        "把蓝图各页并排贴在墙上，大家一起走一遍客户的一次来访。",
    ),
    Wording(
        "Give everyone the card of their role; practise what is said, to the standard time.",
        "每人领取本岗位的岗位卡，按标准时间演练用语。",
    ),
    Wording(
        "Play the moments of truth twice: once badly, once well, and talk about the difference.",
        "每个关键时刻演两遍：一遍做差，一遍做好，再谈差别。",
    ),
    Wording(
        "Do the exercise sheet alone, then compare with the answer sheet in pairs.",
        "先独立完成练习，再两人一组对照答案。",
    ),
)
SEGMENT = Wording("Segment", "客群")

BLUEPRINT = Wording("The blueprint", "服务蓝图")
LEGEND = Wording("How to read the blueprint", "图例说明")
ROLE = Wording("Role card: {role}", "岗位卡：{role}")
NO_ROLE = Wording("no role given", "未写岗位")
ROLES = Wording("Role cards", "岗位卡")
TRUTHS = Wording("Moments of truth", "关键时刻")
PHRASES = Wording("Phrases to use and to avoid", "用语：该说与不该说")
EXERCISES = Wording("Exercise: spot the errors", "练习：找出错误")
ANSWERS = Wording("Answers", "练习答案")

LANES_HEAD = Wording("The lanes", "泳道")
LINES_HEAD = Wording("The lines", "分界线")
SIGNS_HEAD = Wording("Marks and arrows", "标记与箭头")

LANES: dict[Lane, Wording] = {
    Lane.EVIDENCE: Wording(
        "What customers see, hold or read at the touchpoint below it: signs, forms, receipts.",
        "客户在下方触点看到、拿到、读到的东西：标识、单据、凭证。",
    ),
    Lane.CUSTOMER: Wording(
        "What customers themselves do. The blueprint is read along this lane.",
        "客户自己做的事。读图从这一条开始，从左到右。",
    ),
    Lane.FRONTSTAGE: Wording(
        "What staff or machines do before the customer's eyes. Every step here is felt.",
        "员工或设备当着客户的面所做的事，每一步客户都有感受。",
    ),
    Lane.BACKSTAGE: Wording(
        "What staff do for this customer out of sight. Customers feel only the time it takes.",
        "客户看不到、但为这位客户所做的事；客户只感到它花的时间。",
    ),
    Lane.SUPPORT: Wording(
        "Systems, suppliers and departments that the steps above depend on.",
        "上面各步所依赖的系统、供应商与部门。",
    ),
}
LINES: dict[Lane, Wording] = {
    Lane.CUSTOMER: Wording(
        "Where customers and staff meet. Every arrow across it is a contact.",
        "客户与员工在此接触，每一条穿过它的箭头都是一次接触。",
    ),
    Lane.FRONTSTAGE: Wording(
        "What is above it, customers see; what is below it, they do not.",
        "线上客户看得见，线下客户看不见。",
    ),
    Lane.BACKSTAGE: Wording(
        "Where those who serve meet those who support them: hand-offs between departments.",
        "服务人员与支持部门在此交接，是部门之间的内部传递。",
    ),
}
SIGNS: dict[str, Wording] = {kind: mark.meaning for kind, mark in MARKS.items()} | {
    "chip": Wording(
        "How long the step may take. Red (dark in a grey print): more than one visit in ten takes longer than"
        " customers tolerate.",
        "这一步的标准时间。标红（黑白打印时为深底）：超过一成的到访用时超出客户容忍。",
    ),
    "share": Wording("How many of the customers go this way.", "走这条路的客户比例。"),
    "limit": Wording("How fast the hand-off must be done.", "交接须在此时限内完成。"),
    "exit": Wording("Customers leave the service here, and how.", "客户在这里离开服务，以及怎样离开。"),
    "entry": Wording("Customers come in here.", "客户从这里进入。"),
    "all": Wording(
        "All arrows that touch the bar start together, or all are waited for.",
        "与竖条相连的箭头同时开始，或全部等齐。",
    ),
    "map": Wording("A map of its own describes this step.", "这一步另有一张地图详述。"),
    "back": Wording("The customer, or the case, goes back to an earlier step.", "客户或事项返回前面的步骤。"),
    "dashed": Wording(
        "Nobody walks along it: it shows what a step uses, or what customers see there.",
        "没有人沿它走：表示这一步使用什么，或客户在此看到什么。",
    ),
    "staff": Wording(
        "How those feel who do the work, from very bad below to very good above.",
        "做这项工作的员工感受如何，越低越差，越高越好。",
    ),
    "connector": Wording(
        "The arrow goes on at the same letter on another page.", "箭头在另一页的同一字母处继续。"
    ),
}
CURVE = Wording(
    "The expected score at each touchpoint, from very bad below to very good above. The peak and the end are what"
    " is remembered most.",
    "每个触点的预期情感得分，越低越差，越高越好；峰与终最容易被记住。",
)

SAYS = Wording("Says", "用语")
WRITE_INSTEAD = Wording("Say instead: write it together", "改说：请一起写下来")
TO_WRITE = Wording("Says: write it together", "用语：请一起写下来")
DOES = Wording("Does", "步骤")
ETIQUETTE = Wording("Etiquette", "礼仪")
EXPLAINS = Wording("Explains", "解释口径")
LOOKS = Wording("Looks", "职业形象")
SEEN = Wording("Customer sees", "客户看到")
FAILS = Wording("If it goes wrong", "出错时")
COMES_IN = Wording("Comes from", "接自")
GOES_OUT = Wording("Hands over to", "交给")
USED_BY = Wording("Used by", "使用它的触点")
STANDARD = Wording("Standard time", "标准时间")
TOLERANCE = Wording("Customers tolerate", "客户容忍")
LIMIT = Wording("Limit by law", "法定时限")
FEELS = Wording("The customer feels", "客户情感")
NOT_SEEN = Wording("Customers do not see this step.", "客户看不到这一步。")
NO_SCORE = Wording("No score is given.", "未写情感得分。")
NOW, BAD = Wording("now", "现状"), Wording("bad", "做得差")
NOT_GIVEN = Wording("not given", "未写")
FAILURE = Wording("{chance} of visits", "{chance} 的到访会出错")
THEN = Wording("{chance} of visits; then: {then}", "{chance} 的到访会出错；随后：{then}")
WORK = Wording("Work", "工作量")
DUTIES = Wording("Duties", "职责")
STEPS = Wording("{count} steps", "{count} 个步骤")
CONTINUED = Wording("continued", "续")
NO_ROLES = Wording(
    "The map names no step of staff, so there is no role card. Write `role` at its touchpoints.",
    "地图中没有员工的步骤，因此没有岗位卡。请在触点上写 `role`（岗位）。",
)

RANK = Wording("Moment of truth {rank}", "关键时刻 {rank}")
WHY_IT_MATTERS = Wording("Why it matters", "为什么关键")
GOOD_LOOKS = Wording("What good looks like", "好的样子")
IS_PEAK = Wording("It is the peak for {share} of customers.", "{share} 的客户以此为峰。")
IS_END = Wording("It is the end for {share} of customers.", "{share} 的客户以此为终。")
OURS = Wording("How we shall do it", "我们怎样做到")
NO_TRUTHS = Wording(
    "Which touchpoints are moments of truth is not known: the map lacks emotion scores ({ids}).",
    "无法判断哪些触点是关键时刻：地图缺少情感得分（{ids}）。",
)
NO_SWING = Wording("No touchpoint can change what is remembered.", "没有触点会改变客户的记忆。")

TO_USE = Wording("To use: the scripts of this service", "该说：本服务的规范用语")
SAID_THEN = Wording("What was said in the case, and what to say instead", "案例中说过的话，与改说的话")
COURTESIES = Wording("To use: words of courtesy", "该说：礼貌用语")
APPROVED = Wording("To use: in difficult situations", "该说：特殊情况的规范用语")
TO_AVOID = Wording("To avoid", "不该说：服务忌语")
SAY = Wording("Say", "怎么说")
WHEN, NOT_SAY, INSTEAD = (
    Wording("When", "何时"),
    Wording("Do not say", "不要说"),
    Wording("Say instead", "改说"),
)
FAULT = Wording("Fault", "问题")
NO_SCRIPTS = Wording("The map has no scripts yet.", "地图里还没有用语。")
MOMENTS: dict[str, Wording] = {
    "greeting": Wording("greeting", "迎接"),
    "after-wait": Wording("after a wait", "等候之后"),
    "thanks": Wording("thanks", "致谢"),
    "farewell": Wording("farewell", "道别"),
    "anywhere": Wording("at any time", "随时"),
}
PACK_LANGUAGE = {"zh": Wording("in Chinese", "中文"), "en": Wording("in English", "英文")}

NAME = Wording("Name", "姓名")
DATE = Wording("Date", "日期")
INSTRUCTION = Wording(
    "There is one error in each. Say what is wrong, and how you would mend it.",
    "每题都有一处错误。请写出哪里不对，以及怎样改。",
)
WHAT_IS_WRONG = Wording("What is wrong?", "哪里不对？")
HOW_TO_MEND = Wording("How would you mend it?", "怎样改？")
WRONG = Wording("What is wrong", "哪里不对")
MENDED = Wording("Mended", "改好之后")
MEND = Wording("How to mend it", "怎样改")
STANDARD_OF = Wording("{title}: standard {standard}", "{title}：标准 {standard}")
TIMES_OF = Wording(
    "{title}: standard {standard}, customers tolerate {tolerance}",
    "{title}：标准 {standard}，客户容忍 {tolerance}",
)
FAILS_OF = Wording("{title}: {chance} of visits go wrong", "{title}：{chance} 的到访会出错")
HANDOFF_OF = Wording("{one} to {two}: within {within}", "{one} 交给 {two}：{within}内")
COMES = Wording("(the customer)", "（客户）")
GRADES = {1: Wording("easy", "易"), 2: Wording("middling", "中"), 3: Wording("hard", "难")}
NOTHING_TO_PLANT = Wording(
    "No error can be planted in this map: give it scripts, times, hand-offs with limits or recoveries.",
    "这张地图还种不下错误：请先写上服务用语、时间、有时限的传递或补救。",
)
SILENT = Wording("(nothing is said)", "（没有说话）")
