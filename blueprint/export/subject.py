"""What a format writes from: one map, its figures and its picture, each made once."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from blueprint.draw import Fold, lay_out, png, svg
from blueprint.draw.folding import folded
from blueprint.draw.fonts.missing import missing_characters
from blueprint.draw.from_figures import overlay_of
from blueprint.draw.from_measured import with_measured
from blueprint.draw.paper.choice import Chooser
from blueprint.draw.paper.paper import LEAST_PRINT
from blueprint.draw.pixels import fitting
from blueprint.experience.script import Line, script
from blueprint.flow.chain.unknown_shares import said_of
from blueprint.model.pictures import pictures_of
from blueprint.model.segments import ALL, for_segment
from blueprint.packs.error import PackError
from blueprint.packs.shelf import NoSuchPack, Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from blueprint.draw.from_measured import Report
    from blueprint.draw.options import Engine
    from blueprint.draw.overlay import Overlay
    from blueprint.draw.paper.choice import Printed
    from blueprint.draw.paper.paper import PaperName
    from blueprint.draw.shapes import Layout, PictureLanguage
    from blueprint.draw.theme.themes import ThemeName
    from blueprint.figures import Analysis
    from blueprint.figures.day.day import DayFigures
    from blueprint.model.service_map import ServiceMap
    from blueprint.model.touchpoint import Touchpoint
    from blueprint.packs.standards import StandardsPack
    from blueprint.source.pictures.picture import Picture
    from blueprint.wording import Wording


@dataclass(frozen=True)
class File:
    """One file of an export: its name inside the map's folder, and its bytes.

    One that is not `stable` was drawn with fonts of this machine.
    """

    name: str
    data: bytes
    stable: bool = True


class Subject:
    """A map without errors, ready for any format.

    Args:
        analysis: its figures.
        texts: the language of what is written.
        segment: the segment it is drawn for; `all` for all customers.
        scale: pixels of a raster picture to a CSS pixel.
        theme: the colours of pictures.
        fold: columns of a strip of the picture, `auto`, or None for one strip.
        shelf: the packs there are; by default the built-in ones.
        notes: pictures have a row of notes below the lanes.
        engine: who routes the arrows.
        paper: what is printed has to be readable on it; None for a page of the picture's own size.
        least: the smallest type on paper, points.
        measured: what a log measured, to stand behind what is declared.
    """

    def __init__(
        self,
        analysis: Analysis,
        texts: PictureLanguage = "both",
        segment: str = ALL,
        scale: float = 2.0,
        theme: ThemeName = "screen",
        fold: Fold = None,
        shelf: Shelf | None = None,
        *,
        notes: bool = False,
        engine: Engine = "auto",
        paper: PaperName | None = None,
        least: float = LEAST_PRINT,
        measured: Report | None = None,
    ) -> None:
        self.analysis = analysis
        self.texts: PictureLanguage = texts
        self.segment = segment
        self.scale = scale
        self.theme: ThemeName = theme
        self.fold: Fold = fold
        self.notes = notes
        self.paper: PaperName | None = paper
        self._engine: Engine = engine
        self._least = least
        self._measured = measured
        self.shelf = shelf or Shelf()
        self.notices: list[Wording] = []
        self.missing: set[str] = set()
        """Characters that no font of this machine has, of all that was painted so far."""

    @cached_property
    def map(self) -> ServiceMap:
        """The map, with the segment's changes applied."""
        return for_segment(self.analysis.map, self.segment)

    @cached_property
    def days(self) -> tuple[DayFigures, ...]:
        """The kinds of day with their waits; none where arrivals do not change by the hour."""
        return self.analysis.days

    @cached_property
    def packs(self) -> dict[str, StandardsPack]:
        """The standards packs that the map names; one that cannot be read is left to the linter's findings."""
        found = {}
        for name in self.analysis.map.standards:
            with suppress(NoSuchPack, OSError, PackError):
                found[name] = self.shelf.standards(name)
        return found

    def script(self, touchpoint: Touchpoint) -> tuple[Line, ...]:
        """What staff say at a touchpoint, and what they should not."""
        return script(touchpoint, self.map, self.shelf)

    @cached_property
    def overlay(self) -> Overlay:
        """What the figures add to the picture."""
        found = overlay_of(self.analysis, self.segment)
        return (
            found if self._measured is None else with_measured(found, self._measured, self.map, self.segment)
        )

    @cached_property
    def layout(self) -> Layout:
        """The picture's layout: what every painter paints."""
        made = lay_out(self.map, self.overlay, self.texts, self._engine, notes=self.notes)
        self.notices.extend(made.notices)
        return made

    @cached_property
    def pictures(self) -> Mapping[str, Picture]:
        """File to picture, of those that the map names and that can be drawn."""
        return pictures_of(self.map)

    @property
    def arrangement(self) -> Layout:
        """A layout for what takes only the columns and rows of boxes from it: it waits for no ranges of figures."""
        return self.layout if "layout" in self.__dict__ else self._quick_layout

    @cached_property
    def _quick_layout(self) -> Layout:
        made = lay_out(self.map, overlay_of(self.analysis, self.segment, ranges=False), self.texts)
        self.notices.extend(made.notices)
        return made

    @cached_property
    def folded(self) -> Layout:
        """The layout, in strips where a fold is wanted."""
        return folded(self.layout, self.map, self.overlay, self.fold)

    @cached_property
    def svg(self) -> str:
        """The picture as SVG text, in the theme, folded where that is wanted, readable on the paper that is wanted."""
        if self.paper is None:
            return svg(self.folded, self.theme)
        printed = self._chooser.on_one_sheet(self.paper)
        self.notices.append(printed.notice)
        return svg(printed.layout, self.theme)

    def printed(self, paper: PaperName) -> Printed:
        """What goes on a paper so that it can be read; on several sheets where it has to be."""
        return self._chooser.chosen(paper)

    def poster(self, paper: PaperName) -> Printed:
        """The whole picture on as many sheets as it takes."""
        return self._chooser.poster(paper)

    @cached_property
    def _chooser(self) -> Chooser:
        return Chooser(
            self.map,
            self.overlay,
            self.texts,
            least=self._least,
            notes=self.notes,
            whole=self.layout,
        )

    def png(self, picture: str) -> bytes:
        """A picture of the map, given as SVG, as PNG."""
        self.notices.extend(fitting(picture, self.scale)[1])
        data, missing = png(picture, self.scale)
        self.missing.update(missing)
        return data

    def all_notices(self) -> tuple[Wording, ...]:
        """What people should be told after everything was written."""
        missing = (missing_characters(self.map, self.missing),) if self.missing else ()
        return tuple(dict.fromkeys((*said_of(self.analysis.flat), *self.notices, *missing)))
