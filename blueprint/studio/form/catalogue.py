"""The fields of the form in one language, and the words around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from blueprint.model.connection import Connection
from blueprint.model.part import Part
from blueprint.model.service_map import ServiceMap
from blueprint.model.touchpoint import Touchpoint
from blueprint.studio.inspector.catalogue import HANDOFF, MAP, TITLE, TOUCHPOINT
from blueprint.studio.inspector.fields import Field, Group, help_of
from blueprint.studio.inspector.values import EXAMPLES
from blueprint.wording import Language, Wording

SHARED = ("touchpoint", "zone", "supports", "truth")
"""Kinds whose choices are the same for every field."""
PART = Field(("part",), Wording("Part of the lane, such as a role", "泳道中的一行，如岗位"), "id")
"""The part of the lane, which the file writes into the lane."""
OF_TOUCHPOINT: Mapping[tuple[str, ...], Field] = {
    f.path: f for f in (TITLE, PART, *(f for group in TOUCHPOINT for f in group.fields))
}
OF_HANDOFF: Mapping[tuple[str, ...], Field] = {f.path: f for f in HANDOFF}
OF_MAP: Mapping[tuple[str, ...], Field] = {f.path: f for f in MAP}
RELATIONS = {
    "": Wording("none", "无"),
    "1": Wording("weak 1", "弱 1"),
    "3": Wording("medium 3", "中 3"),
    "9": Wording("strong 9", "强 9"),
}
_PART_HELP = Wording(
    "A row of its own in the lane, by role or channel; leave it empty for the lane itself.",
    "在泳道中单列一行，按岗位或渠道；留空即泳道本身。",
)
WORDS: dict[str, Wording] = {
    "form": Wording("Fields of what is selected", "所选内容的字段"),
    "fold": Wording("Fold the fields", "收起字段"),
    "unfold": Wording("Show the fields", "展开字段"),
    "width": Wording("Width of the fields", "字段栏宽度"),
    "about": Wording("touchpoint {id} · {lane}", "触点 {id} · {lane}"),
    "about-arrow": Wording("connection {from} → {to}", "连接 {from} → {to}"),
    "about-uses": Wording("{from} uses {to}", "{from} 用到 {to}"),
    "about-map": Wording("the map · {n} touchpoints", "地图 · {n} 个触点"),
    "about-several": Wording(
        "{n} selected: what you type goes into all of them", "已选 {n} 项：填写的内容写入全部"
    ),
    "hint": Wording(
        "Select a touchpoint or an arrow to edit it. Segments, promises, needs and the map's own words are below, under “Whole map”.",
        "选中触点或箭头即可编辑。客群、承诺、需求和自定义用词在下方“整张地图”中。",
    ),
    "next": Wording("Next", "下一步"),
    "share": Wording("Share", "比例"),
    "share-help": Wording(
        "A share that you type stays; the others take the rest, so that all sum to 100 %. Leave shares empty that nobody knows.",
        "您填的比例保持不变，其余由没填过的分担，总和为 100 %。不知道的比例请留空。",
    ),
    "when": Wording("When", "条件"),
    "leaves": Wording("leaves: {name}", "离开：{name}"),
    "add-way": Wording("Connect to …", "连接到……"),
    "add-exit": Wording("Leave by exit …", "由此出口离开……"),
    "remove": Wording("Remove", "移除"),
    "meets": Wording("Needs it meets", "满足的需求"),
    "handoff": Wording("Hand-off", "内部传递"),
    "id": Wording("Id in the file", "文件中的编号"),
    "delete": Wording("Delete this touchpoint", "删除此触点"),
    "delete-several": Wording("Delete all of them", "全部删除"),
    "delete-arrow": Wording("Delete this connection", "删除此连接"),
    "delete-uses": Wording("Delete this line", "删除此连线"),
    "open-map": Wording("Open “{title}”, which this stands for", "打开它所代表的地图“{title}”"),
    "several": Wording("several values", "多个值"),
    "choose": Wording("Add …", "添加……"),
    "missing": Wording("{name} (does not exist)", "{name}（不存在）"),
    "clear": Wording("Leave it open", "清空"),
    "comments": Wording("Comments", "评论"),
    "comment-new": Wording("Write a comment", "写评论"),
    "comment-name": Wording("Your name", "您的名字"),
    "comment-send": Wording("Send", "发送"),
    "comment-done": Wording("Resolve", "标为已解决"),
    "comment-reopen": Wording("Open again", "重新打开"),
    "comment-was-done": Wording("resolved", "已解决"),
    "instead": Wording("Not to say", "不该说"),
}


@lru_cache(4)
def catalogue(language: Language) -> dict[str, Any]:
    """Groups of fields with their labels, ready for JSON; the same for every map."""
    return {
        "title": _specs((TITLE,), Touchpoint, language)[0],
        "groups": [_group(group, language) for group in TOUCHPOINT],
        "handoff": _specs(HANDOFF, Connection, language),
        "map": _specs(MAP, ServiceMap, language),
        "relations": [[value, name[language]] for value, name in RELATIONS.items()],
        "words": {key: wording[language] for key, wording in WORDS.items()},
    }


def _group(group: Group, language: Language) -> dict[str, Any]:
    fields = _specs(group.fields, Touchpoint, language)
    if group.id == "place":
        fields.append(_spec(PART, _PART_HELP[language], language))
    return {"id": group.id, "title": group.title[language], "open": group.open, "fields": fields}


def _specs(fields: Iterable[Field], part: type[Part], language: Language) -> list[dict[str, Any]]:
    return [_spec(field, help_of(part, field.path)[language], language) for field in fields]


def _spec(field: Field, told: str, language: Language) -> dict[str, Any]:
    example = EXAMPLES.get(field.kind)
    return {
        "key": ".".join(field.path),
        "label": field.label[language],
        "help": told,
        "kind": field.kind,
        "wide": field.wide,
        "example": example[language] if example else "",
        "list": field.kind if field.kind in SHARED else ".".join(field.path),
    }
