"""The five dimensions of service quality: who carries them, who meets them, and how customers score them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint import quantity
from blueprint.cli.show.console import heading, numbers, say, table, words
from blueprint.experience.quality.perceived import Perceptions
from blueprint.figures.evidence import is_said_assumed
from blueprint.figures.quality.coverage import coverage
from blueprint.model.names import DIMENSION_NAMES, Dimension
from blueprint.packs.servqual import servqual
from blueprint.wording import Language, Wording, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from blueprint.figures import Analysis
    from blueprint.figures.group import GroupFigures
    from blueprint.figures.quality.coverage import Coverage

_HEADING = Wording("Five dimensions of service quality", "服务质量五大要素")
_HEADERS = (
    Wording("dimension", "要素"),
    Wording("touchpoints", "触点数"),
    Wording("met by", "能遇到的客户"),
    Wording("on every route", "每条动线必经"),
    Wording("weight", "权重"),
    Wording("expected", "期望"),
    Wording("perceived", "感知"),
    Wording("gap", "差距"),
)
_NOWHERE = Wording("nowhere", "无")
_SERVQUAL = Wording(
    "SERVQUAL: {plain} unweighted, {weighted} weighted; below 0, customers expected more than they got",
    "SERVQUAL：未加权 {plain}，加权 {weighted}；小于 0 表示实际不及期望",
)
_SERVPERF = Wording("SERVPERF: {score} of {top} on the mean", "SERVPERF：平均 {score}（满分 {top}）")
_WEAKEST = Wording("weakest: {name}; carried by {names}", "最弱：{name}；承担它的触点：{names}")
_NOBODY = Wording("no touchpoint", "没有触点")
_RECALLED = Wording(
    "weights of {source}; those of {names} are often cited, not yet verified",
    "权重取自 {source}；其中{names}的数值常见引用，尚未核实",
)
_ASSUMED = Wording("the scores are assumed, nobody was asked", "分数为假设，并未调查")
_UNSCORED = Wording(
    "no scores are given; write them under `dimensions`", "没有给出分数；可写在 `dimensions` 下"
)


def show(console: Console, analysis: Analysis, whole: GroupFigures, language: Language) -> None:
    """Print the section; nothing for a map that tags no dimension and scores none."""
    seen = Perceptions(analysis.map.dimensions)
    scored = any(s.expectation is not None or s.perception is not None for s in seen.scores.values())
    if not scored and not any(t.quality for t in analysis.map.touchpoints.values()):
        return
    heading(console, _HEADING[language])
    headers = [h[language] for h in _HEADERS]
    columns = [words(headers[0]), numbers(headers[1]), numbers(headers[2]), words(headers[3])]
    columns += [numbers(h) for h in headers[4:]] if scored else []
    covered = coverage(analysis, whole.name)
    rows = [_row(analysis, covered[d], seen, d, scored, language) for d in Dimension]
    console.print(table(columns, rows))
    if not scored:
        say(console, _UNSCORED[language], "dim")
        return
    for line in _scores(analysis, seen, language):
        say(console, line)
    if seen.said is not None and is_said_assumed(seen.said.source):
        say(console, _ASSUMED[language], "dim")
    if not seen.own_weights:
        recalled = [d for d in Dimension if servqual().weights[d.value].certainty != "verified"]
        said = _RECALLED.filled(source=servqual().source, names=_names(recalled, language))
        say(console, said[language], "dim")


def _row(
    analysis: Analysis, covered: Coverage, seen: Perceptions, d: Dimension, scored: bool, language: Language
) -> list[str]:
    sure = [analysis.map.touchpoints[id_].title[language] for id_ in covered.unavoidable]
    row = [
        DIMENSION_NAMES[d][language],
        str(len(covered.touchpoints)),
        quantity.share(covered.met, language),
        listed(sure, language) or _NOWHERE[language],
    ]
    if scored:
        scores, weight = seen.scores[d], seen.weights[d]
        row.append(quantity.share(weight, language) if weight is not None else "-")
        row += ["-" if v is None else f"{v:.2f}" for v in (scores.expectation, scores.perception)]
        row.append("-" if scores.gap is None else quantity.score(scores.gap, language))
    return row


def _scores(analysis: Analysis, seen: Perceptions, language: Language) -> Iterator[str]:
    assert seen.said is not None
    if seen.unweighted is not None:
        plain, weighted = (quantity.score(v, language) for v in (seen.unweighted, seen.weighted))
        yield _SERVQUAL.filled(plain=plain, weighted=weighted)[language]
    if seen.servperf is not None:
        yield _SERVPERF.filled(score=f"{seen.servperf:.2f}", top=seen.said.top)[language]
    if seen.weakest is not None:
        carrying = [t.title[language] for t in analysis.map.touchpoints.values() if seen.weakest in t.quality]
        names = listed(carrying, language) or _NOBODY[language]
        yield _WEAKEST.filled(name=DIMENSION_NAMES[seen.weakest], names=names)[language]


def _names(dimensions: list[Dimension], language: Language) -> str:
    return listed((DIMENSION_NAMES[d][language] for d in dimensions), language)
