"""What a way out of a service is called, and whether customers who leave by it got what they came for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blueprint.model.service_map import ServiceMap

SERVED = "served"
EXIT_NAMES: dict[str, Wording] = {
    SERVED: Wording("served", "办成"),
    "abandoned": Wording("abandoned", "放弃"),
    "lost": Wording("lost", "流失"),
    "refused": Wording("refused", "拒绝"),
    "rejected": Wording("rejected", "驳回"),
    "cancelled": Wording("cancelled", "取消"),
    "declined": Wording("declined", "谢绝"),
    "exchanged": Wording("exchanged", "换新"),
    "refunded": Wording("refunded", "退款"),
    "transferred": Wording("transferred", "转办"),
    "escalated": Wording("escalated", "升级"),
    "failed": Wording("failed", "未办成"),
    "left": Wording("left", "离开"),
}
"""Exits people often name; any other exit is shown by its id where the map gives it no title."""
FAILURES = frozenset(
    {
        "abandoned",
        "cancelled",
        "churned",
        "declined",
        "failed",
        "gave-up",
        "left",
        "lost",
        "refused",
        "rejected",
    }
    | {"放弃", "取消", "流失", "谢绝", "未办成", "离开", "拒绝", "驳回"}
)
"""Names that say that it came to nothing; a map may say otherwise."""


def exit_title(service_map: ServiceMap, name: str) -> Wording:
    """What an exit is called: by the map, else by its name where it is a common one, else its id."""
    declared = service_map.exits.get(name)
    if declared is not None and declared.title is not None:
        return Wording(declared.title["en"], declared.title["zh"])
    return EXIT_NAMES.get(name) or Wording(name, name)


def with_id(title: Wording, name: str) -> Wording:
    """A title with the id that the map knows it by behind, where that is another word.

    >>> with_id(Wording("served", "办成"), "served")["zh"]
    '办成 (served)'
    """
    en, zh = (text if text == name else f"{text} ({name})" for text in (title.en, title.zh))
    return Wording(en, zh)


def good_exits(service_map: ServiceMap, names: Iterable[str]) -> frozenset[str]:
    """Those of some exits that count as success; empty where nobody can know.

    What the map says of an exit counts. Where it says nothing, `served` is good; without `served` and any exit
    declared good, so is the only one of which the map says nothing and whose name is not one of `FAILURES`. Of several
    such names (`treated`, `did-not-attend`) nobody can tell which.
    """
    said = {name: service_map.exits[name].good if name in service_map.exits else None for name in names}
    good = {name for name, answer in said.items() if answer or (answer is None and name == SERVED)}
    if good:
        return frozenset(good)
    open_ = [name for name, answer in said.items() if answer is None and name not in FAILURES]
    return frozenset(open_ if len(open_) == 1 else ())
