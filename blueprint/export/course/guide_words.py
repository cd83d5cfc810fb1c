"""What the facilitator's guide says, in both languages."""

from __future__ import annotations

from blueprint.wording import Wording

# timetable
OPENING = Wording("Opening", "开场")
CONCEPT = Wording("{topic}: the idea", "{topic}：讲解")
PRACTICE = Wording("{topic}: practice and debrief", "{topic}：练习与讨论")
CASE = Wording("Case: {name}", "案例导入：{name}")
EXERCISES = Wording("Exercises", "找错练习")
ROLE_PLAY = Wording("Role play", "角色扮演")
QUIZ = Wording("Quiz", "小测验")
CLOSING = Wording("Summary and closing", "归纳与结课")
PAUSE = Wording("Break", "休息")
GOES_ON = Wording("{title} (continued)", "{title}（续）")

# guide
GUIDE = Wording("Facilitator's guide", "教案")
ABOUT = Wording("The course at a glance", "课程概要")
FOR = Wording("For", "培训对象")
LASTS = Wording("Lasts", "课时")
IN_A_DAY = Wording("{time}, breaks included", "{time}（含休息）")
IN_DAYS = Wording(
    "{time} on {days} days, breaks included, lunch not", "分 {days} 日，共 {time}（含休息，不含午餐）"
)
CONTENT = Wording("Content", "教学内容")
KNOWS = Wording("Participants know", "知识目标")
DOES = Wording("Participants can", "能力目标")
CARES = Wording("Participants want", "素质目标")
CARES_ARE: tuple[Wording, ...] = (
    Wording("to see the service with the customer's eyes", "换上客户的脑袋看服务"),
    Wording("to speak and act with respect, also when it is busy", "再忙也尊重客户，敬业、诚信"),
)
POINTS = Wording("Key points", "教学重点")
HARD = Wording("What is difficult", "教学难点")
METHODS = Wording("Methods", "教学方法")
METHODS_ARE = Wording(
    "Short talk, exercises, case discussion, role play, debrief",
    "讲授法、练习法、案例讨论法、角色扮演法、讨论法",
)
MAPS = Wording("Maps", "所用地图")
TIMETABLE = Wording("Timetable", "时间安排")
NUMBER_OF_PEOPLE = Wording("Group size", "人数")
PEOPLE = Wording(
    "6 to 24, at tables of three to six; role play in threes", "6 至 24 人，三至六人一桌；角色扮演三人一组"
)
STEP_LASTS = Wording("{time}: {how}", "{time}：{how}")
LEFT_OUT = Wording("No time in class for", "课上来不及做")
LEFT_OUT_HOW = Wording("As homework, or in a longer course: {names}.", "可作课后练习，或加长课时：{names}。")
LEFT_OUT_SLIDES = Wording("{title} (slides {numbers})", "{title}（课件第 {numbers} 页）")
WHEN, LONG, WHAT, HOW, USES = (
    Wording("From – to", "时段"),
    Wording("Minutes", "分钟"),
    Wording("Activity", "环节"),
    Wording("How", "做法"),
    Wording("With", "所用材料"),
)
SLIDES_FROM = Wording("slides {numbers}", "课件第 {numbers} 页")
DAY = Wording("Day {day}", "第 {day} 日")
SUM = Wording("Total", "合计")
TOPICS = Wording("Topics", "课题")
IN_MAP = Wording("On the map “{name}”", "在地图“{name}”中")
DEBRIEF = Wording("Debrief questions", "讨论问题")

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

WORST_AT = Wording("The worst moment of the case is “{at}”.", "本案例中客户感受最差的一步是“{at}”。")
INSTEAD_OF = Wording("“{said}” {offer}", "“{said}” {offer}")
BETTER_IS = Wording("The better way is on the map “{name}”.", "更好的做法见地图“{name}”。")

# what to prepare
MATERIAL = Wording("Before class", "课前准备")
MATERIAL_HOW = Wording(
    "Print the PDF; what has to be changed is changed in the DOCX or PPTX of the same name. Tick when it is ready.",
    "打印 PDF；要修改的，改同名的 DOCX 或 PPTX。备好一项勾一项。",
)
SHEET, WHAT_FOR, COPIES = Wording("Sheet", "材料"), Wording("What for", "用途"), Wording("Copies", "份数")
SHEET_OF = Wording("{number} {name}", "{number} {name}")
FOR_EACH = Wording("one for everyone", "每人一份")
FOR_TRAINER = Wording("one, for the trainer alone", "一份，只给讲师")
FOR_GROUP = Wording("one for each group, on A3", "每组一份，A3 打印")
FOR_THREE = Wording("one for each three people", "每三人一套")
FOR_EACH_AND_GROUP = Wording("one for everyone, one for each group", "每人一份，每组一份")
NOT_IN_CLASS = Wording("not in class: to take home", "课上不用，可带回去做")
NO_COPIES = Wording("none, on the computer", "不打印，用电脑")
SLIDES, SLIDES_FOR = Wording("Slides", "课件"), Wording("shown while talking", "讲解时放映")
EXERCISES_FOR = Wording("errors to spot, cases to discuss", "找错练习与案例讨论")
EXERCISE_ANSWERS = Wording("Answers to the exercises", "练习答案")
ANSWERS_FOR = Wording("what is right, and why", "讲评用：对在哪里，为什么")
ROLE_PLAY_FOR = Wording("briefs of customers and staff", "客户与员工角色单")
OBSERVER_FOR = Wording("what to tick while others play", "观察时逐项勾选")
BLANK_A3, BLANK_FOR = (
    Wording("Blank blueprint", "空白蓝图"),
    Wording("a service of one's own", "画自己的服务"),
)
HALF_A3, HALF_FOR = (
    Wording("Half-filled blueprint", "半成品蓝图"),
    Wording("a start, before the blank one", "先补全，再画空白的"),
)
BLUEPRINT_A3, BLUEPRINT_FOR = (
    Wording("Blueprint of each map", "各地图的完整蓝图"),
    Wording("hung up after the half-filled one is done", "补全半成品蓝图之后再贴上墙"),
)
BLUEPRINT_SEEN = Wording("hung up where everyone sees it", "贴在大家都看得见的墙上")
FOR_WALL = Wording("one, on A3; glue several sheets", "一份，A3 打印；多张的拼接")
BEFORE_AFTER_FOR = Wording("two services side by side", "两种做法逐段对照")
QUIZ_FOR = Wording("what everyone takes along", "检查掌握情况")
QUIZ_ANSWERS_NAME = Wording("Answers to the quiz", "测验答案")
ASSESSMENT, ASSESSMENT_FOR = (
    Wording("Assessment", "评估表"),
    Wording("what people can do now", "学员与小组的表现"),
)
AUDIT = Wording("Self-audit", "五大要素自查表")
AUDIT_FOR = Wording(
    "filled in after the course, a column a month; whoever keeps the map reads it in again (blueprint import)",
    "课后每月填一列；由维护地图的人导回地图（blueprint import）",
)
FEEDBACK_FOR = Wording("what to do better next time", "改进下一次课程")
CERTIFICATE_FOR = Wording("write the name, sign", "填写姓名并签名")
ROOM = Wording("The room", "场地与用具")
ROOM_NEEDS: tuple[Wording, ...] = (
    Wording(
        "tables for groups of three to six, a corner to play in", "三至六人一组的桌子，另留一块角色扮演的空地"
    ),
    Wording("projector, board, a clock that everyone sees", "投影仪、白板、大家都看得见的钟"),
    Wording(
        "sticky notes in two colours, thick pens, tape for the A3 sheets", "两色便利贴、粗笔、贴 A3 纸的胶带"
    ),
    Wording("plain paper; a corner of the board that nobody wipes", "白纸；白板上留一角不擦"),
)

# cases and summary
CASES = Wording("Cases", "案例讨论")
CASE_QUESTIONS: tuple[Wording, ...] = (
    Wording("What did the customer want, and who noticed it?", "客户想要什么？谁注意到了？"),
    Wording("Which one sentence or gesture would have turned it?", "哪一句话、哪一个动作就能扭转？"),
    Wording("What in the hall or in the process made it likely?", "环境或流程中的什么，使它容易发生？"),
)
LISTEN_FOR = Wording("What to listen for", "讲评要点")
SUMMARY = Wording("Summary", "归纳与提高")
SAY_AT_THE_END = Wording("What to say at the end", "归纳")
BOTH = Wording("{one}: {two}", "{one}：{two}")
AFTERWARDS = Wording("After the course", "课后任务")
NOTE_DAILY = Wording(
    "For a week everyone notes once a day how a customer left, in one word.",
    "一周内，每人每天记一次：客户离开时的神情，一个词。",
)
FINISH_BLUEPRINT = Wording(
    "Each group finishes its blueprint and hangs it where it works.", "各组把蓝图画完，贴在工作的地方。"
)
FILL_IN_AUDIT = Wording(
    "After a month fill in the self-audit; the sheet shows the trend.",
    "一个月后填自查表，表中可看走势。",
)
NEXT_TIME = Wording("For the trainer", "讲师小结")
NEXT_QUESTIONS: tuple[Wording, ...] = (
    Wording("What took longer than planned?", "哪个环节超时？"),
    Wording("Which question of participants belongs into the slides?", "学员的哪个问题该写进课件？"),
    Wording("What on the map did participants know better?", "地图上哪些内容，学员知道得更准？改地图。"),
)
