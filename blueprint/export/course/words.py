"""What the sheets of a course say, in both languages."""

from __future__ import annotations

from blueprint.wording import Wording

COURSE = Wording("Course: {name}", "课程：{name}")
COURSE_FOR = Wording("Course: {name} (for {audience})", "课程：{name}（{audience}）")

# timetable
OPENING = Wording("Opening", "开场")
OPENING_HOW = Wording(
    "Names, aims, and one bad and one good visit that somebody remembers.",
    "相互认识，说明目标，请一位学员讲一次好的、一次差的亲身体验。",
)
CONCEPT = Wording("{topic}: the idea", "{topic}：讲解")
PRACTICE = Wording("{topic}: practice and debrief", "{topic}：练习与讨论")
ROLE_PLAY = Wording("Role play", "角色扮演")
ROLE_PLAY_HOW = Wording(
    "Groups of three: customer, staff, observer. Play, hear the observer, change roles.",
    "三人一组：客户、员工、观察员。演一遍，听观察员反馈，再轮换。",
)
QUIZ = Wording("Quiz", "小测验")
QUIZ_HOW = Wording("Everyone alone; marked together with the answers.", "独立完成，再对照答案集体批改。")
CLOSING = Wording("Closing", "结课")
CLOSING_HOW = Wording(
    "Everyone names one thing to do from tomorrow; feedback forms, certificates.",
    "每人说一件明天就做的事；填写反馈表，颁发证书。",
)
PAUSE = Wording("Break", "休息")
GOES_ON = Wording("{title} (continued)", "{title}（续）")

# guide
GUIDE = Wording("Facilitator's guide", "教案")
ABOUT = Wording("The course at a glance", "课程概要")
FOR = Wording("For", "培训对象")
LASTS = Wording("Lasts", "课时")
MINUTES = Wording("{minutes} minutes, breaks included", "{minutes} 分钟（含休息）")
DAYS = Wording(
    "{minutes} minutes on {days} days, breaks included, lunch not",
    "{days} 天共 {minutes} 分钟（含休息，不含午餐）",
)
CONTENT = Wording("Content", "教学内容")
KNOWS = Wording("Participants know", "知识目标")
DOES = Wording("Participants can", "能力目标")
POINTS = Wording("Key points", "教学重点")
HARD = Wording("What is difficult", "教学难点")
METHODS = Wording("Methods", "教学方法")
METHODS_ARE = Wording(
    "Short talk, exercises, case discussion, role play, debrief",
    "讲授法、练习法、案例讨论法、角色扮演法、讨论法",
)
MAPS = Wording("Maps", "所用地图")
MATERIAL = Wording("Material", "教学材料")
MATERIALS: tuple[Wording, ...] = (
    Wording("projector, the concept slides", "投影仪、概念课件"),
    Wording(
        "one exercise sheet and one quiz for everyone; the answers for the trainer alone",
        "每人一份练习、一份测验；答案只给讲师",
    ),
    Wording("a blank A3 blueprint for each group, sticky notes, pens", "每组一张 A3 空白蓝图、便利贴、笔"),
    Wording(
        "role play sheets: a customer's, a staff's and an observer's for each group",
        "每组一套角色扮演单：客户、员工、观察员",
    ),
    Wording("assessment sheets, feedback forms, certificates", "评估表、反馈表、证书"),
    Wording(
        "the training pack of each map (`blueprint export --to pack`), its blueprint on the wall",
        "各地图的培训手册（`blueprint export --to pack`），蓝图贴在墙上",
    ),
)
TIMETABLE = Wording("Timetable", "时间安排")
WHEN, LONG, WHAT, HOW = (
    Wording("From – to", "时段"),
    Wording("Minutes", "分钟"),
    Wording("Activity", "环节"),
    Wording("How", "做法"),
)
DAY = Wording("Day {day}", "第 {day} 天")
SUM = Wording("Total", "合计")
TOPICS = Wording("Topics", "课题")
STEPS = Wording("Steps", "教学步骤")
IN_MAP = Wording("On the map “{name}”", "在地图“{name}”中")
DEBRIEF = Wording("Debrief questions", "讨论问题")
ASK_LAST = Wording(
    "Ask each group for one sentence; write it on the board.", "请每组用一句话回答，写在白板上。"
)

# facts from a map
LANES_OF = Wording(
    "{customer} steps of customers, {front} before their eyes, {back} out of sight, {support} in support.",
    "客户行为 {customer} 步，前台 {front} 步，后台 {back} 步，支持 {support} 项。",
)
PEAK_IS = Wording("What most customers remember as the peak: “{peak}”.", "最常成为峰的触点：“{peak}”。")
END_IS = Wording("What most customers experience last: “{end}”.", "最常成为终的触点：“{end}”。")
TRUTHS_ARE = Wording("Moments of truth: {names}.", "关键时刻：{names}。")
PROMISED = Wording(
    "Promised: from “{start}” to “{stop}” within {within}.", "承诺：从“{start}”到“{stop}”，{within}之内。"
)
HANDOFFS_ARE = Wording("{count} hand-offs have a time limit.", "有时限的内部传递 {count} 处。")
SPOKEN_AT = Wording("Words to say are written at {count} touchpoints.", "已写服务用语的触点 {count} 个。")
FAILS_AT = Wording("“{at}” may fail; it is put right by “{then}”.", "“{at}”可能失败，由“{then}”补救。")
FAILS_ALONE = Wording("“{at}” may fail, and nothing puts it right yet.", "“{at}”可能失败，还没有补救。")
NOT_KNOWN = Wording(
    "The map does not say; ask the participants and write it down.", "地图没有写；请问学员，并记下来。"
)

# exercises and cases
CASE = Wording("Case: {name}", "案例：{name}")
CASE_TOLD = Wording("What happened", "事情经过")
CASE_ASK = Wording("If you were the one who serves, what would you do?", "如果你是柜员，将如何做？")
CASE_WRITE = Wording(
    "At which step did it go wrong? What would you say and do?", "从哪一步开始出了问题？你会怎么说、怎么做？"
)
CASE_BETTER = Wording("A better way: “{name}”", "更好的做法：“{name}”")
CASE_SAID = Wording("Said in the case, and what to say instead", "案例中说过的话，与改说的话")
CASE_NO_BETTER = Wording(
    "The map names no better way; write one together.", "地图没有写更好的做法；请一起写出来。"
)
EXERCISES_OF = Wording("Exercises: {name}", "练习：{name}")
ANSWERS_OF = Wording("Answers: {name}", "练习答案：{name}")
SAYS = Wording("{title}: “{said}”", "{title}：“{said}”")
