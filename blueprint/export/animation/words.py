"""What the page of an animation itself says."""

from __future__ import annotations

from blueprint.wording import Wording

WORDS: dict[str, Wording] = {
    "play": Wording("Play", "播放"),
    "pause": Wording("Pause", "暂停"),
    "again": Wording("From the start", "从头开始"),
    "slower": Wording("Slower", "慢一点"),
    "faster": Wording("Faster", "快一点"),
    "speed": Wording("{n} × real time", "{n} 倍速"),
    "smaller": Wording("Smaller", "缩小"),
    "larger": Wording("Larger", "放大"),
    "whole": Wording("Whole picture", "全图"),
    "time": Wording("Time of the recording", "录制时间"),
    "picture": Wording("Service blueprint with customers walking it", "客户在其上行走的服务蓝图"),
    "counters": Wording("Counters", "柜台"),
    "counter": Wording("counter", "柜台"),
    "waiting": Wording("waiting", "等候"),
    "longest": Wording("most so far", "最多曾达"),
    "serving": Wording("being served", "办理中"),
    "served": Wording("served", "已办"),
    "gave-up": Wording("gave up", "放弃"),
    "came": Wording("came in", "进来"),
    "there": Wording("there now", "在场"),
    "left": Wording("left", "离开"),
    "who": Wording("Customers", "客户"),
    "gives-up": Wording("gives up and leaves", "等不及离开"),
    "kept": Wording(
        "One simulated run (seed {seed}), recorded after the queues had become normal; another seed gives another run. "
        "Averages are those of blueprint simulate.",
        "一次模拟（种子 {seed}），在排队进入常态后录制；换一个种子就是另一次。平均值见 blueprint simulate。",
    ),
    "kept-day": Wording(
        "One simulated day (seed {seed}), from opening until the last customer has left; another seed gives another day. "
        "What is usual at each hour says blueprint analyse --full.",
        "一天的一次模拟（种子 {seed}），从开门到最后一位客户离开；换一个种子就是另一天。各时段的常态见 blueprint analyse --full。",
    ),
    "hours": Wording("Hour by hour", "逐小时"),
    "hour": Wording("from", "起"),
    "most-waiting": Wording("most waiting", "最多等候"),
    "where": Wording("at", "在"),
    "shared": Wording(
        "{role}: {n} people serve at all of these, in one line: {titles}.",
        "{role}：{n} 人共同服务以下触点，同排一队：{titles}。",
    ),
    "cut": Wording(
        "Only the first {shown} of {asked} are recorded: more would be too large.",
        "只录制了 {asked}中的前 {shown}，再多文件过大。",
    ),
    "keys": Wording(
        "Space plays and pauses, ← → a minute back or on, ↑ ↓ speed, Home from the start, + − 0 size",
        "空格播放/暂停，← → 后退或前进一分钟，↑ ↓ 调速，Home 从头，+ − 0 大小",
    ),
    "close": Wording("End", "结束演示"),
}
