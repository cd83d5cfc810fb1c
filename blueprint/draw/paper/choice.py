"""How a map goes on paper: whole, folded, abridged, both, or on several sheets; the first whose type can be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING, Literal

from blueprint.draw.folding import folded
from blueprint.draw.layout.compose import lay_out
from blueprint.draw.paper.abridged import abridged
from blueprint.draw.paper.cutting import Poster, cut
from blueprint.draw.paper.paper import PAPERS, Sheet, least_type, scale_on
from blueprint.ranking import above, most
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blueprint.draw.overlay import Overlay
    from blueprint.draw.paper.paper import PaperName
    from blueprint.draw.shapes import Layout, PictureLanguage
    from blueprint.model.service_map import ServiceMap

Kind = Literal["whole", "fold", "abridged", "abridged-fold", "sheets"]
_MOST_STRIPS = 8
_KINDS: dict[Kind, Wording] = {
    "whole": Wording("whole", "整图"),
    "fold": Wording("folded into strips", "折行"),
    "abridged": Wording("abridged", "简图"),
    "abridged-fold": Wording("abridged and folded into strips", "简图并折行"),
    "sheets": Wording("on {n} sheets, to be glued", "分为 {n} 张拼贴"),
}
_CHOSEN = Wording(
    "{map} on {paper}: {how}; the smallest type is {size} pt",
    "“{map}”印在 {paper} 上：{how}；最小字号 {size} 磅",
)
_SMALL = Wording(
    "{map} on {paper}: {how}; even so the smallest type is {size} pt, below {least} pt: take larger paper",
    "“{map}”印在 {paper} 上：{how}；最小字号仍只有 {size} 磅，不足 {least} 磅，请换更大的纸",
)
_ABRIDGED = Wording(
    "abridged: {kept} of {all} touchpoints, without evidence and support, without ways under 2 %",
    "简图：{all} 个触点中的 {kept} 个；不含有形展示与支持过程，不含 2 % 以下的去向",
)


@dataclass(frozen=True)
class Printed:
    """What goes on paper: a picture on one sheet, or a poster on several; `size` is of its smallest type, points."""

    kind: Kind
    sheet: Sheet
    layout: Layout
    size: float
    poster: Poster | None
    notice: Wording


class Chooser:
    """One map and one least size of type (points); its pictures are laid out once, whatever the papers."""

    def __init__(
        self,
        service_map: ServiceMap,
        overlay: Overlay,
        language: PictureLanguage,
        *,
        least: float,
        notes: bool = False,
        whole: Layout | None = None,
    ) -> None:
        """`whole` is the map's picture where there is one already."""
        self._map, self._overlay, self._language, self._notes = service_map, overlay, language, notes
        self._least = least
        self._given = whole

    def chosen(self, paper: PaperName) -> Printed:
        """The first that holds the least type; sheets where nothing on one sheet does."""
        for kind, layout in self._on_one_sheet(paper):
            sheet, size = _lying(layout, paper)
            if not above(self._least, size):
                return self._printed(kind, sheet, layout, size)
        return self.poster(paper)

    def poster(self, paper: PaperName) -> Printed:
        """The whole on as many sheets as it takes."""
        whole = self._whole
        poster = cut(whole, self._map, self._overlay, PAPERS[paper], self._least / least_type(whole))
        size = poster.scale * least_type(whole)
        return self._printed("sheets", poster.sheet, whole, size, poster)

    def on_one_sheet(self, paper: PaperName) -> Printed:
        """The first that holds the least type, else what has the largest: for pictures that are one file."""
        found = []
        for kind, layout in self._on_one_sheet(paper):
            sheet, size = _lying(layout, paper)
            found.append(self._printed(kind, sheet, layout, size))
            if not above(self._least, size):
                return found[-1]
        return most(found, lambda each: each.size)

    @cached_property
    def _whole(self) -> Layout:
        return self._given or lay_out(self._map, self._overlay, self._language, "auto", self._notes)

    def _on_one_sheet(self, paper: PaperName) -> Iterator[tuple[Kind, Layout]]:
        yield "whole", self._whole
        yield "fold", _largest(self._whole, self._strips, paper)
        if self._short is not None:
            yield "abridged", self._short
            yield "abridged-fold", _largest(self._short, self._short_strips, paper)

    @cached_property
    def _strips(self) -> list[Layout]:
        return _in_strips(self._whole, self._map, self._overlay)

    @cached_property
    def _abridged(self) -> tuple[ServiceMap, Overlay] | None:
        """The map without what the eye can spare, and that it is said; None where nothing can be spared."""
        short = abridged(self._map, self._overlay.ranks)
        if len(short.touchpoints) == len(self._map.touchpoints):
            return None
        remark = _ABRIDGED.filled(kept=len(short.touchpoints), all=len(self._map.touchpoints))
        return short, replace(self._overlay, remark=remark)

    @cached_property
    def _short(self) -> Layout | None:
        found = self._abridged
        return found and lay_out(*found, self._language, "auto", self._notes)

    @cached_property
    def _short_strips(self) -> list[Layout]:
        assert self._short and self._abridged
        return _in_strips(self._short, *self._abridged)

    def _printed(
        self, kind: Kind, sheet: Sheet, layout: Layout, size: float, poster: Poster | None = None
    ) -> Printed:
        how = _KINDS[kind].filled(n=len(poster.parts) + 1) if poster else _KINDS[kind]
        said = _SMALL if above(self._least, size, 1e-6) else _CHOSEN
        title = self._map.title
        notice = Wording(
            *(
                said[lang].format(
                    map=title[lang],
                    paper=sheet.name,
                    how=how[lang],
                    size=f"{size:.1f}",
                    least=f"{self._least:g}",
                )
                for lang in ("en", "zh")
            )
        )
        return Printed(kind, sheet, layout, size, poster, notice)


def _in_strips(layout: Layout, service_map: ServiceMap, overlay: Overlay) -> list[Layout]:
    """In two strips, in three, and so on."""
    count = len({box.column for box in layout.boxes})
    columns = sorted({ceil(count / rows) for rows in range(2, _MOST_STRIPS + 1)}, reverse=True)
    return [folded(layout, service_map, overlay, each) for each in columns if 1 < each < count]


def _largest(layout: Layout, strips: list[Layout], paper: PaperName) -> Layout:
    """In the strips that have the largest type on this paper."""
    return most(strips, lambda trial: _lying(trial, paper)[1]) if strips else layout


def _lying(layout: Layout, paper: PaperName) -> tuple[Sheet, float]:
    """The paper on the side on which the type is larger, and how large the smallest is."""
    upright = PAPERS[paper]
    sheet = most((upright.turned, upright), lambda each: scale_on(layout, each))
    return sheet, scale_on(layout, sheet) * least_type(layout)
