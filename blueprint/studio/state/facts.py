"""What follows from a text: map, findings, figures, picture. Computed once a text, and when first asked for.

Kept by text, outside of documents: whoever has the same text gets the same facts, and nobody else does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from blueprint.lint.finding import Finding, Severity
from blueprint.lint.finding import errors as counted_errors
from blueprint.lint.run.blocking import blocking
from blueprint.lint.run.engine import Linted
from blueprint.model.loader import Loaded, loads
from blueprint.model.segments import ALL, for_segment
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.draw.overlay import Overlay
    from blueprint.draw.shapes import Layout, PictureLanguage
    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures
    from blueprint.model.service_map import ServiceMap

LAYOUTS = 4
"""Pictures kept of one text: of other segments, and with other figures."""
KEPT = 48
"""Texts whose facts are kept: an edit and its undo are at hand."""

Word = Literal["error", "warning", "info"]
_ERRORS = Wording("no figures yet: {errors}; see the findings", "有 {errors}，暂无数字；请看检查结果")
_NO_FIGURES = Wording("there are no figures: {error}", "无法计算：{error}")


class Facts:
    """The facts of one text at one path.

    Attributes:
        path, text: of the map.
        pressure: utilisation of queues in an earlier text, by touchpoint; ways that follow it are drawn by it until
            figures are computed.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.pressure: Mapping[str, float] = {}

    @cached_property
    def loaded(self) -> Loaded:
        """Tree, map and the reader's problems."""
        return loads(self.text, self.path)

    @property
    def map(self) -> ServiceMap | None:
        """The map; None where the text amounts to none."""
        return self.loaded.map

    @property
    def settled(self) -> ServiceMap | None:
        """The map with the maps that it uses, its ways open as far as the pressure has it.

        Without those maps, and by the pressure of an earlier text, as long as findings and figures are not computed:
        this does not wait for them.
        """
        if not self.ready:
            return self._guessed
        return self.drawn.map if self.drawn is not None else self.linted.loaded.map

    @cached_property
    def _guessed(self) -> ServiceMap | None:
        from blueprint.flow.visits.loads import loads_of, with_pressure

        followed = {load.of for load in loads_of(self.map)} if self.map is not None else set()
        if self.map is None or not followed or not followed <= self.pressure.keys():
            return self.map
        return with_pressure(self.map, self.pressure)

    @property
    def settled_pressure(self) -> dict[str, float]:
        """Utilisation by touchpoint of the queues that ways follow; computed for it."""
        return {load.of: load.utilisation for load in self.analysis.loads} if self.analysis else {}

    @cached_property
    def linted(self) -> Linted:
        """The findings, by the settings that hold for the file."""
        from blueprint.lint.config.error import ConfigError
        from blueprint.lint.config.resolve import Resolver
        from blueprint.lint.run.run import Run

        try:
            return Run().lint(self.loaded)
        except ConfigError:
            return Run(Resolver(isolated=True)).lint(self.loaded)

    @property
    def is_blank(self) -> bool:
        """The map lacks nothing but its first touchpoint."""
        return self.map is None and [f.where for f in self.linted.findings] == ["touchpoints"]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, worst first, in reading order among equals."""
        return tuple(sorted(self.linted.findings, key=lambda f: -f.severity))

    @cached_property
    def worst(self) -> Mapping[str, Word]:
        """Touchpoint, or other element, to the worst severity found there."""
        found: dict[str, Severity] = {}
        for finding in self.linted.findings:
            found[finding.element] = max(finding.severity, found.get(finding.element, Severity.INFO))
        return {id_: severity.word for id_, severity in found.items()}  # type: ignore[misc]

    @cached_property
    def _figures(self) -> tuple[Analysis | None, Wording | None]:
        errors = blocking(self.linted)
        if errors or self.map is None:
            return None, _ERRORS.filled(errors=counted_errors(len(errors)))
        from blueprint.figures import Analysis
        from blueprint.flow.chain.unknown_shares import sentence

        try:
            analysis = Analysis(self.linted.loaded.map or self.map)  # with the maps it uses
            analysis.all  # noqa: B018 - computed here, so that what cannot be computed is known
        except (ValueError, ArithmeticError, LookupError) as error:
            wording = getattr(error, "wording", None)
            return None, wording if isinstance(wording, Wording) else _NO_FIGURES.filled(error=error)
        unknown = analysis.unknown and sentence(analysis.unknown, analysis.flat, option=False)
        return analysis, unknown or None

    @property
    def analysis(self) -> Analysis | None:
        """The figures; None where errors leave none, or nobody knows the shares that they need."""
        return None if self._figures[1] else self._figures[0]

    @property
    def drawn(self) -> Analysis | None:
        """What the picture and exports show, also where nobody knows some shares; None where errors leave nothing."""
        return self._figures[0]

    @cached_property
    def draft(self) -> Analysis | None:
        """What is needed to export a map with errors as a draft; None where nothing of it can be drawn."""
        if self.map is None or self.layout(ALL, "en", self.overlay(ALL)) is None:
            return None
        from blueprint.figures import Analysis

        return Analysis(self.linted.loaded.map or self.map, sound=False)

    @property
    def no_figures(self) -> Wording | None:
        """Why there are no figures."""
        return self._figures[1]

    @property
    def ready(self) -> bool:
        """Whether findings and figures have been computed already."""
        return "_figures" in self.__dict__ and "linted" in self.__dict__

    def whole(self, segment: str) -> GroupFigures | None:
        """The figures of a segment, or of all customers."""
        analysis = self.analysis
        if analysis is None:
            return None
        return analysis.of(segment if segment in analysis.segments else ALL)

    def overlay(self, segment: str) -> Overlay:
        """What the figures add to the picture; nothing where there are none."""
        from blueprint.draw.overlay import Overlay

        if self.drawn is None:
            return Overlay()
        return self._overlay(segment if segment in self.drawn.names else ALL)

    def _overlay(self, segment: str) -> Overlay:
        from blueprint.draw.from_figures import overlay_of

        known: dict[str, Overlay] = self.__dict__.setdefault("_overlays", {})
        if segment not in known:
            assert self.drawn is not None
            known[segment] = overlay_of(self.drawn, segment, ranges=False)
        return known[segment]

    def layout(self, segment: str, speech: PictureLanguage, overlay: Overlay) -> Layout | None:
        """The picture; None where there is no map, or nothing of it that can be arranged."""
        if self.map is None:
            return None
        from blueprint.draw import lay_out

        kept: list[tuple[str, PictureLanguage, Overlay, ServiceMap | None, Layout | None]]
        kept = self.__dict__.setdefault("_layouts", [])
        drawn = self.settled
        for *wanted, source, made in kept:
            if source is drawn and wanted == [segment, speech, overlay]:
                return made
        try:
            layout = lay_out(self.seen(segment), overlay, speech)
        except (ValueError, LookupError, ArithmeticError):
            layout = None
        kept.append((segment, speech, overlay, drawn, layout))
        del kept[:-LAYOUTS]
        return layout

    def seen(self, segment: str) -> ServiceMap:
        """The map as a segment lives it."""
        settled = self.settled
        assert settled is not None
        return for_segment(settled, segment) if segment in settled.segments else settled


def fitting(overlay: Overlay, service_map: ServiceMap) -> Overlay:
    """An overlay of an earlier text, without what is no longer there: it stands in until figures are computed."""
    ids = service_map.touchpoints
    curve = tuple(p for p in overlay.curve if p.touchpoint is None or p.touchpoint in ids)
    return replace(
        overlay,
        ranks={k: v for k, v in overlay.ranks.items() if k in ids},
        chips={k: v for k, v in overlay.chips.items() if k in ids},
        curve=curve,
        notes=overlay.notes if curve == overlay.curve else None,
    )


@lru_cache(KEPT)
def facts_of(path: str, text: str) -> Facts:
    """The facts of a text."""
    return Facts(path, text)


def forget() -> None:
    """Maps or settings on disk changed: what was computed may be stale."""
    from blueprint.lint.config.files import forget as forget_settings

    facts_of.cache_clear()
    forget_settings()
