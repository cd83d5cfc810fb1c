"""How the activities of a class are done, step by step, with the minutes that each takes."""

from __future__ import annotations

from blueprint.export.course.activity import Step
from blueprint.wording import Wording

OPENING: tuple[Step, ...] = (
    Step(
        3,
        Wording(
            "Welcome; everyone says name and post; groups of three to six.",
            "欢迎；每人说姓名与岗位；三至六人一组。",
        ),
    ),
    Step(
        2,
        Wording(
            "The aims on the slide; house rules: phones away, everybody plays.",
            "看课件说明目标与约定：收好手机，人人参与。",
        ),
    ),
    Step(
        5,
        Wording(
            "Two people tell a visit that they remember, one good and one bad. Write one word of each on the board; they stay there.",
            "请两位学员各讲一次难忘的亲身体验（一好一差），各写一个词在白板上，留到最后。",
        ),
    ),
)
CASE: tuple[Step, ...] = (
    Step(2, Wording("Read it aloud, with feeling, without a comment.", "有感情地朗读，不加评论。")),
    Step(2, Wording("Everyone alone: mark the step where it turned.", "各自独立标出从哪一步变差。")),
    Step(5, Wording("In groups: play that step as it should be.", "小组：把那一步演成应有的样子。")),
    Step(
        4,
        Wording(
            "Two groups show it; the others say what the customer felt.", "两组展示，其他组说客户的感受。"
        ),
    ),
    Step(
        2,
        Wording(
            "Show the other slide last; compare with the better way.", "最后放对照页，与更好的做法比较。"
        ),
    ),
)
EXERCISES: tuple[Step, ...] = (
    Step(
        6,
        Wording(
            "Alone, easy ones first; what was done before is left out.",
            "独立完成，由易到难；前面做过的不再做。",
        ),
    ),
    Step(3, Wording("Compare in pairs: do you see the same error?", "两人对照：找到的是同一处吗？")),
    Step(
        6,
        Wording(
            "Go through them with the answers: first the why, then the remedy.",
            "按答案逐题讲评：先说为什么，再说怎样改。",
        ),
    ),
)
BEFORE_AFTER: tuple[Step, ...] = (
    Step(
        9,
        Wording(
            "In pairs, phase by phase: write what differs for the customer.",
            "两人一组，逐阶段写出对客户来说有什么不同。",
        ),
    ),
    Step(
        6,
        Wording(
            "Which change costs nothing? One from each pair, on the board.",
            "哪项改变不花钱？每组说一项，写在白板上。",
        ),
    ),
)
ROLE_PLAY: tuple[Step, ...] = (
    Step(
        3,
        Wording(
            "Groups of three: customer, staff, observer; whoever is left over observes too. Everyone reads their own brief only.",
            "三人一组：客户、员工、观察员；多出的人也做观察员。各自只看自己的角色单。",
        ),
    ),
    Step(
        18,
        Wording(
            "Three rounds of equal length, roles change: two thirds play, one third feedback, the observer first, then the customer.",
            "三轮，时间相等，轮换角色：每轮三分之二演，三分之一反馈，观察员先说，客户再说。",
        ),
    ),
    Step(
        4,
        Wording(
            "All together: what did customers remember? Which tick was missing most often?",
            "全体讨论：客户记住了什么？哪一项最常没做到？",
        ),
    ),
)
QUIZ: tuple[Step, ...] = (
    Step(6, Wording("Everyone alone.", "独立完成。")),
    Step(
        4, Wording("Neighbours change sheets and mark them with the answers.", "与邻座交换，对照答案批改。")
    ),
)
CLOSING: tuple[Step, ...] = (
    Step(
        3,
        Wording(
            "The summary, beside the words that are still on the board.", "归纳要点，对照白板上留着的词。"
        ),
    ),
    Step(4, Wording("Everyone names one thing to do from tomorrow.", "每人说一件明天就做的事。")),
    Step(5, Wording("Assessment and feedback forms are filled in.", "填写评估表与反馈表。")),
    Step(3, Wording("What is done after the course; certificates.", "布置课后任务，颁发证书。")),
)
KEY_POINTS = Step(
    4,
    Wording(
        "The key points on the slide, one after the other; for each an example from their own work.",
        "逐条讲课件上的教学重点，每条请学员举一个自己工作中的例子。",
    ),
)
DEBRIEF = Step(
    5,
    Wording(
        "Debrief with the questions on the slide; one sentence a group, written on the board.",
        "按课件上的问题讨论；每组一句话，写在白板上。",
    ),
)
PRACTICE: dict[str, tuple[Step, ...]] = {
    "blueprint": (
        Step(
            7,
            Wording(
                "In groups, fill in the half-filled sheet; then hang up the blueprint and compare.",
                "分组补全半成品蓝图；再把完整蓝图贴上墙，对照。",
            ),
        ),
        Step(
            8,
            Wording(
                "Begin a service of your own on the blank A3 sheet: customers first, then front and back stage; it is finished after class.",
                "在 A3 空白蓝图上开始画一项自己的服务：先画客户行为，再画前台、后台；课后画完。",
            ),
        ),
    ),
    "peak-end": (
        Step(
            6,
            Wording(
                "Everyone draws the curve of a visit of their own on a sheet of paper and marks its peak and its end.",
                "每人在白纸上画出自己一次消费的情感曲线，标出峰与终。",
            ),
        ),
        Step(
            4,
            Wording(
                "Tell it to a neighbour: what made the peak, what made the end?",
                "讲给邻座听：什么造成了峰？什么造成了终？",
            ),
        ),
    ),
    "moments-of-truth": (
        Step(
            2,
            Wording(
                "In threes, choose one moment of truth; its words stand on the slide and in the staff's brief.",
                "三人一组，选一个关键时刻；该说什么，见课件与员工角色单。",
            ),
        ),
        Step(
            8,
            Wording(
                "Play it twice: once badly, once well; the third writes down the difference.",
                "演两遍：一遍做差，一遍做好；第三人记下差别。",
            ),
        ),
    ),
    "promises": (
        Step(8, Wording("Do the exercises about times and hand-offs, alone.", "独立做时间与传递的练习。")),
        Step(7, Wording("Compare in pairs; go through them with the answers.", "两人对照，再按答案讲评。")),
    ),
    "phrases": (
        Step(5, Wording("Do the exercises with dialogues, alone.", "独立做对话练习。")),
        Step(5, Wording("Go through them with the answers.", "按答案讲评。")),
        Step(5, Wording("Speak the mended ones in pairs, standing.", "两人一组，站着把改好的话说出来。")),
    ),
    "recovery": (
        Step(
            9,
            Wording(
                "In groups, take one fail point of the blueprint: write who does and says what in the first ten seconds, and until when it is put right.",
                "每组选蓝图上一个失败点，写出：头十秒谁做什么、说什么，多久补救好。",
            ),
        ),
        Step(
            6,
            Wording(
                "Two groups play theirs; the others say what the customer felt.",
                "两组演出来，其他组说客户的感受。",
            ),
        ),
    ),
}
"""Of each topic, before it is discussed."""
