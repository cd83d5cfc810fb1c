"""The maps on the site: all of them as pictures, and each with its outline and its table beside the live page."""

from __future__ import annotations

from pages.common import ROOT, heading

from blueprint import quantity
from blueprint.model.loader import load
from blueprint.model.service_map import ServiceMap
from blueprint.wording import Language, Wording, listed

MAPS = ROOT / "maps"
_TITLE = Wording("Gallery", "地图集")
_INTRO = Wording(
    "Every map that comes along. Each opens as a live page: pick a segment, a language, an overlay; click a "
    "touchpoint. All numbers are assumed, and the maps say so.",
    "随附的全部地图。每张都可打开操作：选择客群、语言、叠加层，点击触点。数字均为假定，地图中已注明。",
)
_LIVE = Wording("Open the live page", "打开可操作的页面")
_FILE = Wording("The map as text", "地图文本")
_MAP = Wording("Blueprint: {title}", "服务蓝图：{title}")
_OUTLINE = Wording("Outline", "大纲")
_TABLE = Wording("The picture as a table", "以表格表示的图")
_TOUCHPOINT, _LANE = Wording("touchpoint", "触点"), Wording("lane", "泳道")
_TIME, _EMOTION, _ON = Wording("standard", "标准"), Wording("emotion", "情感"), Wording("goes on to", "去向")
_LANES = {
    "evidence": Wording("Physical evidence", "有形展示"),
    "customer": Wording("Customer actions", "客户行为"),
    "frontstage": Wording("Frontstage", "前台"),
    "backstage": Wording("Backstage", "后台"),
    "support": Wording("Support processes", "支持过程"),
}


def map_names() -> list[str]:
    """Maps that have been built, by name."""
    names = (p.name.partition(".")[0] for p in sorted(MAPS.glob("*.blueprint.yaml")))
    return [n for n in names if (ROOT / "exports" / n / "blueprint.html").is_file()]


def gallery_files(name: str) -> dict[str, str]:
    """Where a map's files stand on the site, and where they come from."""
    return {
        f"live/{name}.html": f"exports/{name}/blueprint.html",
        f"live/{name}.svg": f"exports/{name}/blueprint.svg",
        f"live/{name}.blueprint.yaml": f"maps/{name}.blueprint.yaml",
    }


def gallery_pages(language: Language) -> dict[str, str]:
    """The gallery, and a page a map."""
    maps = {name: _loaded(name) for name in map_names()}
    lines = [f"# {_TITLE[language]}\n", f"{_INTRO[language]}\n"]
    for name, each in maps.items():
        title = each.title[language]
        lines += [
            f"## [{title}](gallery/{name}.md)\n",
            f"[![{_MAP.filled(title=title)[language]}](live/{name}.svg){{ loading=lazy }}](gallery/{name}.md)\n",
            f"{each.purpose[language]}\n" if each.purpose else "",
        ]
    made = {f"gallery/{name}.md": _page(name, each, language) for name, each in maps.items()}
    return {"gallery.md": "\n".join(lines), **made}


def _loaded(name: str) -> ServiceMap:
    made = load(MAPS / f"{name}.blueprint.yaml").map
    assert made is not None, name
    return made


def _page(name: str, each: ServiceMap, language: Language) -> str:
    title = each.title[language]
    lines = [
        f"# {title}\n",
        f"{each.purpose[language]}\n" if each.purpose else "",
        f"[{_LIVE[language]}](../live/{name}.html) · [{_FILE[language]}](../live/{name}.blueprint.yaml)\n",
        f"[![{_MAP.filled(title=title)[language]}](../live/{name}.svg)](../live/{name}.html)\n",
        f"## {_OUTLINE[language]}\n",
    ]
    for lane, wording in _LANES.items():
        members = [t.title[language] for t in each.touchpoints.values() if t.lane == lane]
        if members:
            lines.append(f"- **{wording[language]}**\n\n" + "\n".join(f"    - {m}" for m in members) + "\n")
    lines += [f"## {_TABLE[language]}\n"]
    lines += heading(_TOUCHPOINT, _LANE, _TIME, _EMOTION, _ON, language=language)
    for touchpoint in each.touchpoints.values():
        standard = touchpoint.time.standard if touchpoint.time else None
        score = touchpoint.emotion.score if touchpoint.emotion else None
        ways = [each.touchpoints[c.to].title[language] for c in touchpoint.next]
        cells = (
            touchpoint.title[language],
            _LANES[touchpoint.lane][language],
            "" if standard is None else quantity.time(standard.seconds, language),
            "" if score is None else f"{score:+g}",
            listed([*ways, *(f"→ {e}" for e in touchpoint.end)], language),
        )
        lines.append(f"| {' | '.join(c.replace('|', '/') for c in cells)} |")
    return "\n".join(lines) + "\n"
