"""What a log measured, over the picture: behind every declared number, and an arrow, the one that `conform --json` found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from blueprint import quantity
from blueprint.draw.overlay import ChipNote, Figure
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.draw.overlay import Overlay, State
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint

Report = Mapping[str, Any]
"""What `blueprint conform --json` says."""
_NO_REPORT = Wording(
    "{name} is no report of `blueprint conform --json`: {reason}",
    "{name} 不是 `blueprint conform --json` 的报告：{reason}",
)
_NO_JSON = Wording("no JSON at line {line}", "第 {line} 行不是 JSON")
_LACKS = Wording("it has no {key!r}", "其中没有 {key!r}")
_GONE = Wording(
    "nothing that was measured is on this map ({measured}); it was of the map {map!r}",
    "实测的触点都不在这张地图上（{measured}）；报告属于地图 {map!r}",
)
_TORN = Wording(
    "the report of map {map!r} is not as `blueprint conform --json` writes it: {reason}",
    "地图 {map!r} 的报告不是 `blueprint conform --json` 写出的样子：{reason}",
)
_OTHER_KIND = Wording("a value is of another kind", "有的值类型不对")
_KEYS = ("map", "log", "touchpoints", "connections", "promises", "cases")
_P90 = Wording("→ P90 {time}", "→ P90 {time}")
_ON_TIME = Wording("{start} to {stop} ≤ {limit}", "{start} 至 {stop} ≤ {limit}")
_MEAN = Wording("{start} to {stop}, mean", "{start} 至 {stop}，平均")
_LONGEST = Wording("{start} to {stop}, longest", "{start} 至 {stop}，最长")
_PROMISED = Wording("measured; promised {value}", "实测；承诺 {value}")
_REMARK = Wording(
    "Declared → measured: {cases} cases, {days}{off}.", "声明 → 实测：{cases} 个案例，{days}{off}。"
)
_DAYS = Wording("{first} to {last}", "{first} 至 {last}")
_OFF = Wording("; {n} went ways that the map does not have", "；{n} 个走了地图上没有的路")


class NoReport(Exception):
    """A file that is no report, or one of another map."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)


def read_report(text: str, name: str) -> Report:
    """A report from its text.

    Raises:
        NoReport: it is something else.
    """
    try:
        found = json.loads(text)
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise NoReport(_NO_REPORT.filled(name=name, reason=_NO_JSON.filled(line=line))) from None
    lacking = next((key for key in _KEYS if not isinstance(found, dict) or key not in found), None)
    if lacking is not None:
        raise NoReport(_NO_REPORT.filled(name=name, reason=_LACKS.filled(key=lacking)))
    return found  # type: ignore[no-any-return]


def with_measured(overlay: Overlay, report: Report, service_map: ServiceMap, segment: str) -> Overlay:
    """The overlay with what was measured behind what is declared.

    Args:
        overlay: of the figures.
        report: what was measured.
        service_map: that is drawn.
        segment: whose numbers; all customers' where the log does not tell segments apart.

    Raises:
        NoReport: none of its touchpoints is on the map, or something in it is missing or of another kind.
    """
    try:
        return _laid_over(overlay, report, service_map, segment)
    except KeyError as error:
        reason = _LACKS.filled(key=error.args[0])
    except (TypeError, ValueError, AttributeError):
        reason = _OTHER_KIND
    raise NoReport(_TORN.filled(map=report["map"], reason=reason))


def _laid_over(overlay: Overlay, report: Report, service_map: ServiceMap, segment: str) -> Overlay:
    if not set(report["touchpoints"]) & set(service_map.touchpoints):
        measured = ", ".join(list(report["touchpoints"])[:5])
        raise NoReport(_GONE.filled(measured=measured, map=report["map"]))
    group = report.get("segments", {}).get(segment, report)
    chips = dict(overlay.chips)
    for id_, measured in group["touchpoints"].items():
        if measured.get("p90") is not None:
            late = _P90.filled(time=quantity.both(quantity.time, measured["p90"]))
            chips[id_] = ChipNote(_state(measured.get("kept")), late)
    shares = {
        (c["from"], c["to"]): quantity.both(quantity.share, c["share"])
        for c in group["connections"]
        if c["declared"] and c["declared_share"] is not None and c["share"] is not None
    }
    promises = tuple(_promises(group["promises"], service_map))
    first, last = (report["log"][end][:10] for end in ("from", "to"))
    off = group["cases"]["off_map"]
    remark = _REMARK.filled(
        cases=f"{group['cases']['count']:,}",
        days=first if first == last else _DAYS.filled(first=first, last=last),
        off=_OFF.filled(n=f"{off:,}") if off else "",
    )
    return replace(overlay, chips=chips, shares=shares, figures=(*promises, *overlay.figures), remark=remark)


def _promises(promises: list[dict[str, Any]], service_map: ServiceMap) -> Iterator[Figure]:
    """A card for each thing promised that was measured; the one computed for it stands behind."""
    known = service_map.touchpoints
    for promise in promises:
        if promise["from"] not in known or promise["to"] not in known:
            continue
        ends = {"start": _title(known[promise["from"]]), "stop": _title(known[promise["to"]])}
        for verdict in promise["verdicts"]:
            spoken = quantity.share if verdict["kind"] == "share" else quantity.time
            label = {"share": _ON_TIME, "mean": _MEAN}.get(verdict["kind"], _LONGEST)
            yield Figure(
                label.filled(**ends, limit=quantity.both(quantity.time, verdict["within"])),
                quantity.both(spoken, verdict["achieved"]),
                _PROMISED.filled(value=quantity.both(spoken, verdict["required"])),
                _state(verdict["kept"]),
            )


def _title(touchpoint: Touchpoint) -> Wording:
    return Wording(touchpoint.title["en"], touchpoint.title["zh"])


def _state(kept: bool | None) -> State:
    return "plain" if kept is None else "ok" if kept else "broken"
