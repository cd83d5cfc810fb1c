"""The queues in front of staffed touchpoints, how busy roles are, and what serving costs."""

from __future__ import annotations

from blueprint import quantity
from blueprint.figures import Analysis
from blueprint.figures.economics.words import COSTS, costs
from blueprint.figures.role_words import work_of
from blueprint.flow.queues.queue import Overload
from blueprint.ranking import above
from blueprint.studio.markup import bar, show, tag
from blueprint.studio.panels.go import go_line
from blueprint.studio.state.open_map import OpenMap
from blueprint.studio.state.page_language import language, say
from blueprint.studio.topbar import segment
from blueprint.wording import Wording

_TITLE = Wording("Queues", "排队")
_NOBODY = Wording("Nobody is said to serve anywhere (servers of a touchpoint).", "没有触点写明服务人数。")
_NO_ARRIVALS = Wording("The map does not say how many customers arrive.", "地图没有写客户到达频率。")
_BUSY = Wording("{servers} servers, {busy} busy", "{servers} 人，忙 {busy}")
_WAIT = Wording("wait {mean} on the mean, 90 % at most {p90}", "平均等待 {mean}，90 % 不超过 {p90}")
_LEAVE = Wording("; {share} give up", "；{share} 放弃")
_ROLE = Wording("{title}: {work}", "{title}：{work}")
_OVERLOAD = Wording("overloaded: {n} servers are needed", "超载：需要 {n} 人")


def queues(one: OpenMap, analysis: Analysis) -> None:
    """A gauge of how busy each is, with the wait."""
    lang = language()
    show(tag("div", say(_TITLE), "panel-title"))
    if not any(t.staffed for t in analysis.flat.touchpoints.values()):
        show(tag("div", say(_NOBODY), "soft"))
    elif analysis.map.arrivals is None:
        show(tag("div", say(_NO_ARRIVALS), "soft"))
    for id_, queue in analysis.queues.items():
        title = analysis.flat.touchpoints[id_].title[lang]
        busy = say(_BUSY, servers=queue.servers, busy=quantity.share(queue.utilisation, lang))
        go_line(one, id_, "queue", title, busy)
        if isinstance(queue, Overload):
            show(bar(1.0, "bad"), tag("div", say(_OVERLOAD, n=queue.servers_needed), "bad"))
        else:
            wait = say(
                _WAIT,
                mean=quantity.time(queue.wait_mean, lang),
                p90=quantity.time(queue.wait_quantile(0.9), lang),
            )
            if queue.abandoned:
                wait += say(_LEAVE, share=quantity.share(queue.abandoned, lang))
            css = "near" if queue.utilisation > 0.85 else "good"
            show(bar(queue.utilisation, css), tag("div", wait, "why"))
    for role in analysis.roles:
        if role.utilisation is not None:
            css = "bad" if role.has_too_much else "near" if above(role.utilisation, 0.85) else "good"
            show(
                tag("div", say(_ROLE, title=role.title, work=work_of(role, lang)), "why"),
                bar(min(role.utilisation, 1.0), css),
            )
    told = list(costs(analysis, segment(), lang))
    if told:
        show(tag("div", say(COSTS), "panel-title"), *(tag("div", line, "why") for line in told))
