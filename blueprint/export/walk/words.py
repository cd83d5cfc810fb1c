"""What the page of a walk itself says."""

from __future__ import annotations

from blueprint.wording import Wording

WORDS: dict[str, Wording] = {
    "step": Wording("step {n}", "第 {n} 步"),
    "standard": Wording("standard time", "标准时间"),
    "tolerance": Wording("customers wait at most", "客户最多容忍"),
    "feels": Wording("feels", "情感"),
    "script": Wording("What we say", "服务用语"),
    "good": Wording("What good looks like", "做好是什么样"),
    "evidence": Wording("Physical evidence", "有形展示"),
    "end": Wording("The walk ends here: {name}", "动线到此结束：{name}"),
    "leave": Wording("leave: {name}", "离开：{name}"),
    "ways": Wording("Ways on", "去向"),
    "start": Wording("Start", "开始"),
    "next": Wording("Next", "下一步"),
    "back": Wording("Back", "上一步"),
    "again": Wording("From the start", "从头开始"),
    "run": Wording("Run by itself", "自动播放"),
    "each": Wording("{n} s", "{n} 秒"),
    "pause": Wording("Pause", "暂停"),
    "whole": Wording("Whole picture", "全图"),
    "full": Wording("Full screen", "全屏"),
    "notes": Wording("Presenter's notes", "演讲者备注"),
    "close": Wording("End", "结束演示"),
    "picture": Wording("Service blueprint", "服务蓝图"),
    "curve": Wording("Emotion along the walk", "沿动线的情感"),
    "no-notes": Wording("No notes here.", "此处没有备注。"),
    "blocked": Wording(
        "The browser did not open a window for the notes; they are shown here.",
        "浏览器未打开备注窗口，备注显示在这里。",
    ),
    "keys": Wording(
        "→ PageDown on, ← PageUp back, 1–9 another way, 0 whole picture, F full screen, N notes, R runs by itself, + and − show each step longer or shorter, B dark",
        "→ PageDown 前进，← PageUp 后退，1–9 另一去向，0 全图，F 全屏，N 备注，R 自动播放，+ 与 − 调整每步秒数，B 黑屏",
    ),
    "nothing": Wording("There is no route to walk yet.", "还没有可走的动线。"),
}
