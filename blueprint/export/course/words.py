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
IN_A_DAY = Wording("{time}, breaks included", "{time}（含休息）")
IN_DAYS = Wording(
    "{time} on {days} days, breaks included, lunch not", "分 {days} 日，共 {time}（含休息，不含午餐）"
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
DAY = Wording("Day {day}", "第 {day} 日")
LASTING = Wording("{what} ({time})", "{what}（{time}）")
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

# slides
VISIT_A, VISIT_B = Wording("Visit A", "体验 A"), Wording("Visit B", "体验 B")
SAME_MEAN = Wording("The same mean. Which visit would you repeat?", "平均感受相同，您愿意再来哪一次？")
DRAWN_FROM = Wording(
    "A: the most common way of the map. B: better at peak and end, worse elsewhere; the mean is the same.",
    "A：地图中最常见的动线。B：峰与终更好，其余更差，平均相同。",
)
AN_EXAMPLE = Wording(
    "An example: the map has too few scores on its main way.", "示例：地图主要动线上的情感分太少。"
)
PEAK, END, MEAN = Wording("peak", "峰"), Wording("end", "终"), Wording("mean", "平均")
TRUTHS_SLIDE = Wording("Our moments of truth", "我们的关键时刻")
NO_TRUTHS = Wording(
    "The map has too few scores to know. Which would you choose?",
    "地图上的情感分太少，还无法判断。您会选哪几个？",
)
STAGES_SLIDE = Wording("Front stage and back stage", "前台与后台")
AND_MORE = Wording("… and {count} more", "……另有 {count} 步")
TALK_SLIDE = Wording("{topic}: talk about it", "{topic}：讨论")

# role play
CUSTOMER_BRIEF = Wording("Customer's brief {number}: {name}", "客户角色单 {number}：{name}")
YOU_ARE = Wording("You are", "您扮演")
LIKE = Wording("{name}: {like}", "{name}：{like}")
YOU_WANT = Wording("You come for", "您来办")
YOU_CARE = Wording("What matters most to you", "您最看重")
YOU_START = Wording("You begin at “{at}”.", "您从“{at}”开始。")
YOU_TEST = Wording(
    "On the way, something goes wrong at “{at}”. Do not say so beforehand.",
    "途中在“{at}”会出问题，事先不要说。",
)
YOU_PLAY = Wording(
    "Play it as you would feel it; do not help, do not overdo it. Stop after five minutes.",
    "按真实感受来演：不帮忙，也不夸张；五分钟后停。",
)
YOU_FELT = Wording("Afterwards: what will you remember of this visit?", "演完后写：这次来访您会记住什么？")
NEED_NAMES = {
    "environment": Wording("the surroundings", "环境"),
    "emotion": Wording("being treated well", "情感"),
    "information": Wording("knowing how things stand", "信息"),
    "convenience": Wording("little effort", "便利"),
}
STAFF_BRIEF = Wording("Staff's brief: {name}", "员工角色单：{name}")
OBSERVER = Wording("Observer's sheet", "观察员表")
OBSERVER_HOW = Wording(
    "Tick what you see and hear at each touchpoint. Say first what was good, then one thing to change.",
    "在每个触点勾选看到、听到的。先说做得好的，再说一件要改的。",
)
NAME, DATE = Wording("Name", "姓名"), Wording("Date", "日期")
TOUCHPOINT = Wording("Touchpoint", "触点")
GROUPS = {
    "voice": Wording("1 standard", "一个标准"),
    "bow": Wording("2 bows", "两个鞠躬"),
    "smile": Wording("3 smiles", "三个微笑"),
    "courtesy": Wording("4 courtesies", "四个致歉"),
    "gesture": Wording("5 gestures", "五个手势"),
}
NO_STEPS = Wording("The map has no step of staff before customers' eyes.", "地图中没有当着客户面的员工步骤。")
GOOD_THING, ONE_CHANGE = Wording("What was good", "做得好的"), Wording("One thing to change", "要改的一件事")

# blank blueprint
BLANK = Wording("Our service blueprint", "我们的服务蓝图")
SERVICE, GROUP_NAME = Wording("Service", "服务"), Wording("Group", "小组")
PHASES = Wording("Phases", "阶段")
CURVE = Wording("Feeling", "情感")

# quiz
QUIZ_TITLE = Wording("Quiz", "小测验")
QUIZ_ANSWERS = Wording("Quiz: answers", "小测验：答案")
QUIZ_TELL = Wording("One answer is right in each. Tick it.", "每题只有一个正确答案，请勾选。")
QUIZ_NONE = Wording(
    "The map has too little for a quiz on these topics.", "就这些课题，地图内容还不足以出题。"
)
ANSWER = Wording("Answer: {letter}. {text}", "答案：{letter}。{text}")

# assessment
ASSESS_ONE = Wording("Assessment: participant", "评估表：个人")
ASSESS_GROUP = Wording("Assessment: group", "评估表：小组")
CRITERION = Wording("What is looked at", "评估要点")
LEVELS = (
    Wording("not yet", "未做到"),
    Wording("with help", "提示下做到"),
    Wording("alone", "独立做到"),
    Wording("teaches others", "能教别人"),
)
REMARKS = Wording("Remarks", "评语")
TRAINER, SIGNED = Wording("Trainer", "讲师"), Wording("Signature", "签名")
MEMBERS = Wording("Members", "组员")
GENERAL: tuple[Wording, ...] = (
    Wording("listens and lets customers finish", "认真倾听，让客户把话说完"),
    Wording("takes feedback and changes one thing at once", "接受反馈，当场改一件事"),
)
OF_GROUP: tuple[Wording, ...] = (
    Wording(
        "the blueprint has customers, front stage, back stage and support",
        "蓝图上有客户行为、前台、后台与支持",
    ),
    Wording("every contact and every hand-off is marked", "标出了每次接触与每次内部传递"),
    Wording("times and limits are written", "写出了时间与时限"),
    Wording("moments of truth are named, with reasons", "指出了关键时刻，并说明理由"),
    Wording("everybody spoke when the group presented", "展示时人人发言"),
)

# feedback
FEEDBACK = Wording("Course feedback", "课程反馈表")
FEEDBACK_HOW = Wording("No name needed. Tick one box in each row.", "不必署名。每行勾选一格。")
AGREE = (
    Wording("not at all", "完全不同意"),
    Wording("hardly", "不同意"),
    Wording("partly", "一般"),
    Wording("mostly", "同意"),
    Wording("fully", "完全同意"),
)
STATEMENT = Wording("Statement", "内容")
STATEMENTS: tuple[Wording, ...] = (
    Wording("I know what the course wanted of me.", "我清楚本课程的目标。"),
    Wording("The examples come from my work.", "案例贴近我的工作。"),
    Wording("There was enough practice.", "练习充分。"),
    Wording("The trainer answered our questions.", "讲师解答了我们的问题。"),
    Wording("I can use it from tomorrow.", "明天就用得上。"),
)
OPEN: tuple[Wording, ...] = (
    Wording("What will you do differently from tomorrow?", "从明天起，您会有什么不同的做法？"),
    Wording("What was missing?", "还缺什么？"),
    Wording("What should we leave out?", "哪些可以不讲？"),
)

# certificate
CERTIFICATE = Wording("Certificate", "结业证书")
CERTIFIES = Wording("has taken part in", "已完成培训")
CERTIFIED_HOURS = Wording("{hours} hours · {topics}", "{hours} 课时 · {topics}")
