"""What the sheets of a course say, in both languages."""

from __future__ import annotations

from blueprint.wording import Wording

COURSE = Wording("Course: {name}", "课程：{name}")
COURSE_FOR = Wording("Course: {name} (for {audience})", "课程：{name}（{audience}）")

# exercises and cases
CASE_TOLD = Wording("What happened", "事情经过")
CASE_ASK = Wording("If you were the {role}, what would you do?", "如果你是{role}，将如何做？")
CASE_STAFF = Wording("one who serves", "服务人员")
CASE_TALK = Wording("what to say and do", "应该怎么说、怎么做")
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
TIMES_SLIDE = Wording("Our times, and what customers accept", "我们的时间与客户的容忍")
STANDARD_OURS = Wording("Standard: ours", "标准：我们的")
TOLERANCE_THEIRS = Wording("Tolerance: the customer's", "容忍：客户的")
PHRASES_SLIDE = Wording("Do not say – say instead", "不说这句，改说那句")
RECOVERY_SLIDE = Wording("Where it may go wrong, and what puts it right", "哪里可能出错，怎样补救")
GOES_WRONG, PUT_RIGHT = Wording("Goes wrong", "出错处"), Wording("Put right by", "补救")
SAID_THEN = Wording("What we say there", "这时说")
NOTHING_YET = Wording("nothing yet", "还没有")
AIM = Wording("{topic}: {does}", "{topic}：{does}")
FROM_TOMORROW = Wording("From tomorrow we can", "从明天起，我们能做到")
TALK_SLIDE = Wording("{topic}: talk about it", "{topic}：讨论")

# role play
CUSTOMER_BRIEF = Wording("Customer's brief {number}: {name}", "客户角色单 {number}：{name}")
YOU_ARE = Wording("You are", "您扮演")
LIKE = Wording("{name}: {like}", "{name}：{like}")
YOU_WANT = Wording("You come for", "您来办")
THIS_TIME = Wording("This time: {what}", "这次的情况：{what}")
YOU_CARE = Wording("What matters most to you", "您最看重")
YOU_START = Wording("You begin at “{at}”.", "您从“{at}”开始。")
YOU_TEST = Wording(
    "On the way, something goes wrong at “{at}”. Do not say so beforehand.",
    "途中在“{at}”会出问题，事先不要说。",
)
YOU_TEST_SO = Wording(
    "On the way, this goes wrong at “{at}”: {what}. Play it, and do not say so beforehand.",
    "途中在“{at}”会出问题：{what}。演出来，事先不要说。",
)
YOU_WAIT = Wording(
    "At “{at}” do as if {time} had passed: ask how much longer it takes, once politely, then louder.",
    "在“{at}”，当作已经等了 {time}：先客气地问还要多久，再问一次时提高声音。",
)
YOU_PLAY = Wording(
    "Play it as you would feel it; do not help, do not overdo it. Stop when the trainer calls.",
    "按真实感受来演：不帮忙，也不夸张；听到讲师喊停就停。",
)
YOU_FELT = Wording("Afterwards: what will you remember of this visit?", "演完后写：这次来访您会记住什么？")
NEED_NAMES = {
    "environment": Wording("the surroundings", "环境"),
    "emotion": Wording("being treated well", "情感"),
    "information": Wording("knowing how things stand", "信息"),
    "convenience": Wording("little effort", "便利"),
}
YOU_SERVE = Wording(
    "You play all of these steps; where the customer comes to somebody else of staff, you play them too.",
    "以下各步都由您来演；客户走到别的岗位时，也由您扮演。",
)
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

HALF_OF = Wording("Fill in: {name}", "补全蓝图：{name}")
HALF_STAFF = Wording(
    "Customers' steps are there. Write into the empty boxes what staff do before their eyes and behind; mark where work changes hands.",
    "客户行为已写好。请在空格里写出前台、后台各做什么，并标出在哪里换手。",
)
HALF_CUSTOMER = Wording(
    "The staff's steps are there. Write what the customer does, sees and holds; then draw how it feels below.",
    "员工步骤已写好。请写出客户做什么、看到什么、拿到什么，并在下方画出客户的情感。",
)

# before and after
BEFORE_AFTER = Wording("Before and after", "前后对照")
BEFORE_AFTER_HOW = Wording(
    "Go through both phase by phase. Write what is different for the customer.",
    "逐阶段对照，写出对客户来说有什么不同。",
)
BEFORE_AFTER_QUESTIONS: tuple[Wording, ...] = (
    Wording("Which one change would customers remember?", "客户会记住哪一项改变？"),
    Wording("Which could we begin with tomorrow, at no cost?", "哪一项明天就能做，而且不花钱？"),
)
PHASE, OTHERWISE = Wording("Phase", "阶段"), Wording("other", "其他")
WHAT_DIFFERS = Wording("What is different", "有什么不同")

# quiz
QUIZ_TITLE = Wording("Quiz", "小测验")
QUIZ_ANSWERS = Wording("Quiz: answers", "小测验：答案")
QUIZ_TELL = Wording("One answer is right in each. Tick it.", "每题只有一个正确答案，请勾选。")
QUIZ_NONE = Wording(
    "The map has too little for a quiz on these topics.", "就这些课题，地图内容还不足以出题。"
)
QUIZ_ENOUGH = Wording(
    "Our suggestion: with {right} of {count} right it is understood. With fewer, do the exercises of that topic again.",
    "建议：{count} 题答对 {right} 题算掌握；不足的，把该课题的练习再做一遍。",
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
CERTIFIED_FOR = Wording("{time} · {topics}", "{time} · {topics}")
