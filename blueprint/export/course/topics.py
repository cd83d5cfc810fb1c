"""What a course can teach: aims, key points, how it is shown, and what to ask afterwards."""

from __future__ import annotations

from typing import NamedTuple

from blueprint.wording import Wording


class Topic(NamedTuple):
    """One subject of a course.

    Attributes:
        id: as `--topic` names it.
        title: its name.
        knows, does: what people know and can do afterwards.
        points: the key points, in the order they are taught.
        hard: what people find difficult.
        leads: how the trainer comes to it from what was before.
        shown: how the trainer shows it.
        questions: to ask afterwards.
    """

    id: str
    title: Wording
    knows: Wording
    does: Wording
    points: tuple[Wording, ...]
    hard: Wording
    leads: Wording
    shown: Wording
    questions: tuple[Wording, ...]


_ALL = (
    Topic(
        id="blueprint",
        title=Wording("Reading a service blueprint", "读懂服务蓝图"),
        knows=Wording("the five lanes and the three lines", "五条泳道、三条分界线"),
        does=Wording("draw one's own step with what is before and behind it", "画出自己的步骤与前后衔接"),
        points=(
            Wording(
                "Read along the customer: what they do, step by step.", "沿客户行为读：客户一步步做什么。"
            ),
            Wording(
                "Front stage is what customers see; back stage is what they only feel as waiting.",
                "前台是客户看得见的；后台客户看不见，只感到等待。",
            ),
            Wording(
                "Every arrow across the line of interaction is a contact, every arrow across the others a hand-off.",
                "穿过互动线的箭头是接触，穿过其他线的箭头是内部传递。",
            ),
        ),
        hard=Wording("telling front stage from back stage in one's own work", "在自己的工作中分清前台与后台"),
        leads=Wording(
            "Ask which steps the visit just told went through; a drawing shows them all at once.",
            "问：刚才讲的那次来访经过了哪些步骤？画出来，就能一眼看全。",
        ),
        shown=Wording(
            "Walk one visit along the lanes, finger on the slide: where is the customer, who is seen, who is not?",
            "手指课件上的泳道，带大家走一遍客户的一次来访：客户在哪里？谁看得见？谁看不见？",
        ),
        questions=(
            Wording(
                "Which of our steps does the customer never see, and how do they feel it?",
                "哪些步骤客户从来看不到？客户怎样感受到它？",
            ),
            Wording(
                "Where does work change hands, and who notices when it is late?",
                "事情在哪里换手？晚了谁会发现？",
            ),
        ),
    ),
    Topic(
        id="peak-end",
        title=Wording("Peak and end", "峰终定律"),
        knows=Wording("people remember the peak and the end, not the mean", "客户记住的是峰与终，不是平均"),
        does=Wording(
            "name the peak and the end of the service, and raise one of them",
            "指出本服务的峰与终，并提升其一",
        ),
        points=(
            Wording(
                "The strongest moment and the last one make the memory.", "最强烈的一刻与最后一刻构成记忆。"
            ),
            Wording(
                "Two visits with the same mean may be remembered quite differently.",
                "平均感受相同的两次体验，记忆可以完全不同。",
            ),
            Wording(
                "A peak may be low as well as high: a bad moment can be what is remembered.",
                "峰可高可低：最糟的一刻也会成为记忆。",
            ),
        ),
        hard=Wording("a good mean does not make a good memory", "平均好，不等于记忆好"),
        leads=Wording(
            "Point at the words on the board: of a whole visit little is remembered. Which part?",
            "指着白板上的词：一次来访，记住的只有一点点。是哪一点？",
        ),
        shown=Wording(
            "Show the two curves, let people vote which visit they would repeat, then show peak and end.",
            "展示两条曲线，先投票愿意再来哪一次，再揭示峰与终。",
        ),
        questions=(
            Wording(
                "What did you remember first, and what had you forgotten?",
                "你最先想起的是什么？忘了的又是什么？",
            ),
            Wording(
                "What could we do in the last minute of a visit that costs nothing?",
                "客户离开前的最后一分钟，我们能做什么不花钱的事？",
            ),
        ),
    ),
    Topic(
        id="moments-of-truth",
        title=Wording("Moments of truth", "关键时刻"),
        knows=Wording("which touchpoints decide what customers remember", "哪些触点决定客户的记忆"),
        does=Wording(
            "say and do what good looks like at one's own moment of truth",
            "在自己的关键时刻说到、做到“好的样子”",
        ),
        points=(
            Wording("A few touchpoints decide most of what is remembered.", "少数触点决定大部分记忆。"),
            Wording(
                "A moment of truth can gain and can lose: prepare for both.",
                "关键时刻可加分，也会丢分：两面都要准备。",
            ),
            Wording(
                "Good is told in steps, words and manners that anybody can see.",
                "好，要说得出步骤、用语与礼仪，人人看得见。",
            ),
        ),
        hard=Wording("busy steps are not always the ones that matter", "最忙的步骤，未必最关键"),
        leads=Wording(
            "Ask who can still name every step of a visit last month: a few steps decide. Which are ours?",
            "问：上个月某次来访的每一步，谁还记得？起决定作用的只有几步，我们的是哪几步？",
        ),
        shown=Wording(
            "Let people guess first; then show the moments of truth of the map and compare.",
            "先让大家猜，再展示地图上的关键时刻，对照差别。",
        ),
        questions=(
            Wording(
                "Which moment of truth is yours, and who helps you with it?", "哪个关键时刻归你？谁来配合你？"
            ),
            Wording("What shall we do there from tomorrow?", "从明天起，我们在那里怎么做？"),
        ),
    ),
    Topic(
        id="promises",
        title=Wording("Times, hand-offs and promises", "时间、传递与承诺"),
        knows=Wording("standard, tolerance and promise are three times", "标准、容忍、承诺是三个不同的时间"),
        does=Wording(
            "hand over within the limit, and promise only what can be kept", "按时限传递，只承诺做得到的"
        ),
        points=(
            Wording(
                "The standard is ours, the tolerance is the customer's, the promise binds us.",
                "标准是我们的，容忍是客户的，承诺约束我们自己。",
            ),
            Wording(
                "Work waits longest between two people: every hand-off has a limit.",
                "事情最容易耽搁在两人之间：每次传递都要有时限。",
            ),
            Wording("A promise names a time, and somebody keeps it.", "承诺要说出时间，并有人负责兑现。"),
        ),
        hard=Wording("adding up the times on the way", "把沿途的时间加起来"),
        leads=Wording(
            "Ask how long the good visit and the bad one took: time is what customers count first.",
            "问：那次好的来访、差的来访各用了多久？客户最先计较的是时间。",
        ),
        shown=Wording(
            "Add up the standard times of one visit on the board and hold them against the promise.",
            "在白板上把一次来访的标准时间加起来，与承诺对照。",
        ),
        questions=(
            Wording("Which promise would you rather not give, and why?", "哪个承诺你不敢给？为什么？"),
            Wording(
                "Where does a customer wait because two of us wait for each other?",
                "哪里是我们两人互等、让客户白等？",
            ),
        ),
    ),
    Topic(
        id="phrases",
        title=Wording("What to say and what not", "该说与不该说"),
        knows=Wording("the phrases to use, and those that nobody says", "规范用语与服务忌语"),
        does=Wording("turn a forbidden phrase into one that helps", "把忌语改成能帮到客户的话"),
        points=(
            Wording(
                "Greet, thank, see off: every visit has its words.", "迎声、谢声、送声：每次来访都不能少。"
            ),
            Wording("Do not refuse: say what can be done instead.", "不说不行，说能怎么办。"),
            Wording("Say “you” and “we” rather than “I” and “they”.", "少说“我”“他们”，多说“您”“咱们”。"),
        ),
        hard=Wording("staying polite when the customer is not", "客户不客气时仍然客气"),
        leads=Wording(
            "Ask which sentence of the bad visit is still in the ear.",
            "问：那次差的来访，哪句话至今还在耳边？",
        ),
        shown=Wording(
            "Read a forbidden phrase aloud, ask how it feels, then read what to say instead.",
            "念一句忌语，问大家什么感受，再念改说的话。",
        ),
        questions=(
            Wording("Which phrase do you catch yourself saying?", "哪句忌语你自己也说过？"),
            Wording("What will you say instead tomorrow?", "明天你改说什么？"),
        ),
    ),
    Topic(
        id="recovery",
        title=Wording("When it goes wrong", "失败与补救"),
        knows=Wording("where the service fails, and how it is put right", "服务会在哪里失败，怎样补救"),
        does=Wording("put a failure right within one's own authority", "在自己的权限内完成补救"),
        points=(
            Wording(
                "Feelings first, facts next, then the remedy and its time.",
                "先安抚情感，再弄清事实，再给办法和时间。",
            ),
            Wording("Every fail point has a way to put it right.", "每个失败点都要有补救的办法。"),
            Wording("A recovery is itself a moment that is remembered.", "补救本身也是客户会记住的一刻。"),
        ),
        hard=Wording("not defending oneself", "不急着辩解"),
        leads=Wording(
            "Ask what was done after the bad visit: nothing, or something that helped?",
            "问：那次差的来访之后，对方做了什么？什么也没做，还是帮上了忙？",
        ),
        shown=Wording(
            "Show a fail point on the blueprint and follow the way that puts it right.",
            "在蓝图上指出一个失败点，沿补救的动线走一遍。",
        ),
        questions=(
            Wording(
                "What may you decide yourself, and whom do you ask?", "哪些事你可以自己决定？哪些要找谁？"
            ),
            Wording("What did the customer hear in the first ten seconds?", "头十秒客户听到了什么？"),
        ),
    ),
)
TOPICS: dict[str, Topic] = {topic.id: topic for topic in _ALL}
