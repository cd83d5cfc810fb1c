"""A new segment with a share: the edits that make room for it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from blueprint.model.service_map import ServiceMap
from blueprint.model.writing import written_share

OTHERS = {"title": {"zh": "其他客户", "en": "Other customers"}}


def segment_verbs(
    service_map: ServiceMap, id_: str, data: Mapping[str, Any], share: Fraction | float
) -> list[dict[str, Any]]:
    """Add the segment; those that have a share give way, and where there was none the rest is named.

    Args:
        service_map: as it is.
        id_: of the new segment.
        data: of the new segment, as a map writes it.
        share: of all customers, 0..1; what the others have is scaled by the rest.
    """
    others = 1 - (share if isinstance(share, Fraction) else Fraction(str(share)))
    verbs: list[dict[str, Any]] = []
    for segment in service_map.segments.values():
        if segment.share is not None:
            rest = written_share(segment.share * others)  # exact: shares must add up
            verbs.append({"verb": "set", "path": ["segments", segment.id, "share"], "value": rest})
    if not service_map.segments:
        verbs.append({"verb": "add-item", "kind": "segments", "id": "others", "value": OTHERS})
    verbs.append({"verb": "add-item", "kind": "segments", "id": id_, "value": dict(data)})
    return verbs
