"""A map's text as data to show: findings as `lint` has them, the picture as `render` draws it, and where things stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from blueprint.lint.finding import Severity
from blueprint.lint.reports.json import as_data
from blueprint.lint.run.blocking import blocking, with_hidden_errors
from blueprint.lint.run.engine import Linted
from blueprint.model.loader import Loaded
from blueprint.source.tree import find
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.draw.overlay import Overlay
    from blueprint.model.service_map import ServiceMap

Texts = Literal["both", "zh", "en"]
_LACKING = Wording(
    "{library} is not here, so there are no figures: the picture is drawn without them",
    "这里没有 {library}，因此没有数字：图中不含数字",
)
_NO_FIGURES = Wording("no figures without {library}", "缺少 {library}，暂无数字")
_CRASHED = Wording(
    "{rules} could not look ({error}): what they would have found is unknown",
    "{rules} 未能检查（{error}）：其结果未知",
)


def shown(
    linted: Linted, language: Language, texts: Texts = "both", *, ranges: bool = True
) -> dict[str, Any]:
    """Everything that a page shows of one state of a map.

    `findings` are those of `blueprint lint --output-format json`, `svg` is what `blueprint render` writes, None where
    the text is no map. `figures` are label, value, note and state of the picture's heading, `moments` the titles of
    moments of truth by rank, each with its touchpoint; `sound` says whether there are no errors, `unknown` what could
    not be looked at. Without `ranges`, which take longer than all else, figures and picture have none.
    """
    linted = with_hidden_errors(linted)
    sound = linted.loaded.map is not None and not blocking(linted)
    svg, figures, said = _picture(linted, texts, sound=sound, ranges=ranges)
    return {
        "path": linted.loaded.source.path,
        "title": linted.loaded.map.title[language] if linted.loaded.map else None,
        "findings": [as_data(f, language) for f in linted.findings],
        "errors": sum(f.severity is Severity.ERROR for f in linted.findings),
        "sound": sound,
        "svg": svg,
        **_figures(linted.loaded.map, figures, language),
        "notices": [notice[language] for notice in dict.fromkeys(said)],
        "unknown": [crash[language] for crash in _crashes(linted)],
        "places": places(linted.loaded),
    }


def _crashes(linted: Linted) -> list[Wording]:
    """Rules that failed, by what went wrong: without them no map is without findings."""
    codes: dict[str, list[str]] = {}
    for crash in linted.crashes:
        codes.setdefault(f"{type(crash.error).__name__}: {crash.error}", []).append(crash.code)
    return [_CRASHED.filled(rules=", ".join(rules), error=error) for error, rules in codes.items()]


def places(loaded: Loaded) -> dict[str, list[int]]:
    """Touchpoint to its first and last line, as the text has them; lines begin with 1."""
    text, found = loaded.source.text, {}
    for id_ in loaded.map.touchpoints if loaded.map else ():
        here = find(loaded.tree, ("touchpoints", id_))
        if here and here.key:
            ends = (here.key.span.start, max(here.key.span.end, here.value.span.end))
            found[id_] = [text.count("\n", 0, end) + 1 for end in ends]
    return found


def _figures(
    service_map: ServiceMap | None, overlay: Overlay | None, language: Language
) -> dict[str, list[list[str]]]:
    """The heading of the picture in words, and its stars."""
    if service_map is None or overlay is None:
        return {"figures": [], "moments": []}
    figures = [
        [
            f.label[language],
            f.value if isinstance(f.value, str) else f.value[language],
            f.note[language] if f.note else "",
            f.state,
        ]
        for f in overlay.figures
    ]
    ids = sorted(
        (id_ for id_ in overlay.ranks if id_ in service_map.touchpoints), key=overlay.ranks.__getitem__
    )
    return {
        "figures": figures,
        "moments": [[id_, service_map.touchpoints[id_].title[language]] for id_ in ids],
    }


def _picture(
    linted: Linted, texts: Texts, *, sound: bool, ranges: bool
) -> tuple[str | None, Overlay | None, list[Wording]]:
    """The picture, without figures where the map has errors or what computes them is not installed."""
    if linted.loaded.map is None:
        return None, None, []
    from blueprint.draw import lay_out, svg
    from blueprint.draw.from_figures import overlay_of
    from blueprint.figures import Analysis
    from blueprint.flow.chain.unknown_shares import said_of

    said: list[Wording] = []
    try:
        analysis = Analysis(linted.loaded.map, sound=sound)
        overlay = overlay_of(analysis, ranges=ranges)
    except ModuleNotFoundError as error:
        said.append(_LACKING.filled(library=error.name))
        analysis = Analysis(linted.loaded.map, sound=False)
        analysis.no_figures = _NO_FIGURES.filled(library=error.name)
        overlay = overlay_of(analysis)
    layout = lay_out(analysis.map, overlay, texts, notes=linted.settings.notes_in_row)
    return svg(layout), overlay, [*said, *said_of(analysis.flat), *layout.notices]
