"""What an editor shows when people point: the page of a finding's rule, or the touchpoint an id names."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from blueprint.lint.rulebook.page import page_of
from blueprint.lint.rulebook.registry import rule_named
from blueprint.lsp.documents import Document
from blueprint.lsp.references import reference_at
from blueprint.model.names import LANE_NAMES
from blueprint.model.touchpoint import Touchpoint
from blueprint.wording import Language, Wording

_LANE = Wording("lane", "泳道")
_ROLE = Wording("role", "岗位")
_STANDARD = Wording("standard", "标准时间")
_TOLERANCE = Wording("tolerance", "容忍时间")
_EMOTION = Wording("emotion", "情感分")
_STAFF = Wording("how staff feel", "员工的感受")


def hover(document: Document, position: types.Position, language: Language) -> types.Hover | None:
    """Pages of the rules that found something there, then the touchpoint."""
    offset = document.positions.offset(position)
    told = [*_pages(document, offset, language), *_touchpoint(document, offset, language)]
    if not told:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(told)))


def _pages(document: Document, offset: int, language: Language) -> Iterator[str]:
    found = (f for f in document.linted.findings if f.place.span.start <= offset <= f.place.span.end)
    for name in dict.fromkeys(f.name for f in found):
        rule = rule_named(name)
        page = page_of(rule)
        first = ["中文"] if language == "zh" else []
        headings = [*first, *(h for h in page.sections if h not in first)]
        body = "\n\n".join(f"**{h}**\n\n{page.sections[h]}" for h in headings)
        body = body.replace("```yaml fail", "```yaml").replace("```yaml pass", "```yaml")
        yield f"### {rule.code} {rule.name}\n\n{page.title}.\n\n{body}"


def _touchpoint(document: Document, offset: int, language: Language) -> Iterator[str]:
    reference = reference_at(document.loaded, offset)
    service_map = document.loaded.map
    if reference and reference.kind == "touchpoints" and service_map:
        touchpoint = service_map.touchpoints.get(reference.id)
        if touchpoint:
            lines = "\n".join(f"- {line}" for line in _facts(touchpoint, language))
            yield f"**{touchpoint.title[language]}** (`{reference.id}`)\n\n{lines}"


def _facts(touchpoint: Touchpoint, language: Language) -> Iterator[str]:
    times, emotion, staff = touchpoint.time, touchpoint.emotion, touchpoint.staff_emotion
    facts = [
        (_LANE, LANE_NAMES[touchpoint.lane][language]),
        (_ROLE, touchpoint.role and touchpoint.role[language]),
        (_STANDARD, times and times.standard and times.standard.wording[language]),
        (_TOLERANCE, times and times.tolerance and times.tolerance.wording[language]),
        (_EMOTION, f"{emotion.score:+g}" if emotion and emotion.score is not None else None),
        (_STAFF, f"{staff.score:+g}" if staff and staff.score is not None else None),
    ]
    for wording, fact in facts:
        if fact:
            yield f"{wording[language]}: {fact}"
