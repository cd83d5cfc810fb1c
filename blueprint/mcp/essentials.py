"""The figures that an assistant can pass on: few, each with its range, and what has to be said with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from blueprint.quantity import both, share
from blueprint.schemas.parts.essentials import Essentials, Moment, Promised, Waiting
from blueprint.wording import Language, Wording

_SURE = 0.8
_DISPUTED = Wording(
    "Half peak and half end is a rule of memory that research disputes; mean and trend stand beside it. No figure here predicts satisfaction.",
    "“峰与终各一半”是有争议的记忆规律，故同时列出平均与走势；这里的数字都不是满意度预测。",
)
_RANGES = Wording(
    "{measured} of {inputs} uncertain inputs are measured, the others are assumed; a range holds {coverage} of what the figure would be if they were off.",
    "{inputs} 个不确定的输入中 {measured} 个为实测，其余为假设；区间涵盖输入偏差时该数字 {coverage} 的取值。",
)
_UNKNOWN = Wording("Unknown, because the map does not say enough at: {ids}.", "因地图未写明而未知：{ids}。")
_GROWS = Wording(
    "The queue at {ids} grows without end: more arrive than can be served. Times past it mean nothing.",
    "“{ids}”的队伍无限增长：来的比能服务的多。其后的时间没有意义。",
)
_SOMETIMES = Wording(
    "In {share} of the draws some queue grows without end; they are left out of ranges of times.",
    "在 {share} 的抽样中有队伍无限增长；时间区间不含这些抽样。",
)
_ASSUMED = Wording(
    "{share} of all effect rests on `good` and `bad` that the map does not give: the scale's ends are taken.",
    "全部影响中有 {share} 依据未写明的 good、bad：取量表两端。",
)
_ERROR = Wording(
    "Shares of times are computed ({method}) and can be off by {share}.",
    "时间比例为数值计算（{method}），误差至多 {share}。",
)
_UNSURE = Wording(
    "Whether {ids} is kept is within the error of the method.", "{ids} 是否兑现处于方法误差之内。"
)
_PERHAPS = Wording(
    "{id} is a moment of truth in {share} of the draws only.", "{id} 仅在 {share} 的抽样中是关键时刻。"
)
_EQUAL = Wording("Equal shares are assumed where nobody knows them.", "未知比例按均分假设。")


def essentials(answer: dict[str, Any], segment: str, language: Language) -> Essentials:
    """What counts of an answer of `blueprint analyse --json`."""
    group = answer["segments"][segment]
    experience, time, ranges = group["experience"], group["time"], group["ranges"]
    return {
        "map": answer["map"],
        "segment": segment,
        "remembered": {"value": experience["remembered"], "range": ranges["remembered"]},
        "mean_feeling": experience["mean"],
        "trend": experience["trend"],
        "peak": experience["peak"],
        "end": experience["end"],
        "time_mean": {"value": time["mean"], "range": ranges["time_mean"]},
        "time_p90": {"value": time["p90"], "range": ranges["time_p90"]},
        "exits": group["exits"],
        "moments_of_truth": _moments(group),
        "promises": [_promise(p, ranges["promises"]) for p in group["promises"]],
        "queues": _queues(group["queues"]),
        "measure_next": group["measure_next"],
        "unknown": _unknown(group),
        "caveats": [said[language] for said in _caveats(answer, group)],
    }


def _moments(group: dict[str, Any]) -> list[Moment] | None:
    if group["moments_of_truth"] is None:
        return None
    rows, sure = group["touchpoints"], group["ranges"]["touchpoints"]
    return [
        {
            "touchpoint": id_,
            "effect": rows[id_]["swing"],
            "range": sure.get(id_, {}).get("swing"),
            "can_gain": rows[id_]["reward"],
            "can_lose": rows[id_]["penalty"],
            "stays_moment": sure.get(id_, {}).get("stays_moment"),
        }
        for id_ in group["moments_of_truth"]
    ]


def _promise(promise: dict[str, Any], ranges: dict[str, Any]) -> Promised:
    known = {k: promise.get(k) for k in ("kind", "within", "required", "achieved", "kept", "sure", "reason")}
    return {"id": promise["id"], "range": ranges.get(promise["id"]), **known}  # type: ignore[typeddict-item]


def _queues(queues: dict[str, Any] | None) -> dict[str, Waiting] | None:
    if queues is None:
        return None
    keys = ("servers", "utilisation", "wait_mean", "wait_p90")
    return {id_: {**{k: q[k] for k in keys}, "gives_up": q.get("given_up")} for id_, q in queues.items()}  # type: ignore[typeddict-item]


def _unknown(group: dict[str, Any]) -> list[str]:
    parts = (group, group["experience"], group["time"], *group["promises"])
    return list(dict.fromkeys(id_ for part in parts for id_ in part.get("unknown", ())))


def _caveats(answer: dict[str, Any], group: dict[str, Any]) -> Iterator[Wording]:
    """Every figure's limits that this map has, and no others."""
    ranges, time = group["ranges"], group["time"]
    yield _DISPUTED
    if "assumed" in answer:
        yield _EQUAL
    if ranges["inputs"]:
        yield _RANGES.filled(
            measured=ranges["measured"], inputs=ranges["inputs"], coverage=both(share, ranges["coverage"])
        )
    if unknown := _unknown(group):
        yield _UNKNOWN.filled(ids=", ".join(unknown))
    if grows := [id_ for id_, q in (group["queues"] or {}).items() if q.get("overloaded")]:
        yield _GROWS.filled(ids=", ".join(grows))
    elif ranges["never_settles"]:
        yield _SOMETIMES.filled(share=both(share, ranges["never_settles"]))
    if group["swing_assumed"]:
        yield _ASSUMED.filled(share=both(share, group["swing_assumed"]))
    if time["error"]:
        yield _ERROR.filled(method=time["method"], share=both(share, time["error"]))
    if unsure := [p["id"] for p in group["promises"] if p.get("sure") is False]:
        yield _UNSURE.filled(ids=", ".join(dict.fromkeys(unsure)))
    for id_ in group["moments_of_truth"] or ():
        stays = ranges["touchpoints"].get(id_, {}).get("stays_moment")
        if stays is not None and stays < _SURE:
            yield _PERHAPS.filled(id=id_, share=both(share, stays))
