"""Names for what a file leaves without one: what it is, so that people can read it."""

from __future__ import annotations

from blueprint.importing.bpmn.elements import Node
from blueprint.model.duration import parse_duration
from blueprint.tables.flat import Row
from blueprint.wording import Wording

_KINDS = {
    "userTask": Wording("Fill in", "填写"),
    "sendTask": Wording("Send a message", "发送消息"),
    "receiveTask": Wording("Get a message", "收到消息"),
    "serviceTask": Wording("System does its part", "系统处理"),
    "scriptTask": Wording("System does its part", "系统处理"),
    "businessRuleTask": Wording("Decide by rules", "按规则判断"),
    "subProcess": Wording("Several steps", "若干步骤"),
    "transaction": Wording("Several steps", "若干步骤"),
    "adHocSubProcess": Wording("Several steps", "若干步骤"),
}
_EVENTS = {
    ("timer", True): Wording("Wait", "等待"),
    ("message", True): Wording("Message arrives", "收到消息"),
    ("message", False): Wording("Send a message", "发送消息"),
    ("signal", True): Wording("Signal arrives", "收到信号"),
    ("signal", False): Wording("Send a signal", "发出信号"),
    ("conditional", True): Wording("Condition met", "条件满足"),
    ("escalation", False): Wording("Escalate", "升级处理"),
    ("compensate", False): Wording("Undo", "撤销"),
    ("link", True): Wording("Continued", "续"),
    ("link", False): Wording("To be continued", "待续"),
}
_AT_EDGE = {
    "timer": Wording("too late", "超时"),
    "message": Wording("message arrives", "收到消息"),
    "error": Wording("fails", "失败"),
    "escalation": Wording("escalated", "升级处理"),
    "signal": Wording("signal arrives", "收到信号"),
    "conditional": Wording("condition met", "条件满足"),
    "compensate": Wording("undone", "撤销"),
    "cancel": Wording("cancelled", "取消"),
}
_OTHERWISE = Wording("otherwise", "其他情况")
_LATE = Wording("later than {length}", "超过 {length}")
_TASK, _EVENT = Wording("Step", "步骤"), Wording("Event", "事件")
_WAIT = Wording("Wait {length}", "等待 {length}")


def title_of(node: Node) -> Wording:
    """What an element without a name is called."""
    if node.reference and node.tag == "callActivity":
        return Wording(node.reference, node.reference)
    if node.event == "timer" and node.row.get("time.standard"):
        return _WAIT.filled(length=parse_duration(node.row["time.standard"]).wording)
    if node.says:
        return Wording(node.says, node.says)
    if node.tag.startswith("intermediate"):
        return _EVENTS.get((node.event, "Catch" in node.tag), _EVENT)
    return _KINDS.get(node.tag, _TASK)


def way_out(node: Node) -> Wording:
    """What the way out of an event at an edge is called, where the file gives no name."""
    if node.says:
        return Wording(node.says, node.says)
    if length := node.row.get("time.tolerance"):
        return _LATE.filled(length=parse_duration(length).wording)
    return _AT_EDGE.get(node.event, _OTHERWISE)


def in_both(key: str, text: Wording) -> Row:
    """A text in both languages, in the columns of a row."""
    return {key: text.en} if text.zh == text.en else {f"{key}.zh": text.zh, f"{key}.en": text.en}


EXITS = {"error": "failed", "cancel": "cancelled", "escalation": "escalated"}
"""Exits of end events without a name, by their event."""
