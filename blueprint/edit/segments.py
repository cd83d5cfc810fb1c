"""A new segment with a share: the edits that make room for it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from blueprint.edit.shares import scaled
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
        share: of all customers, 0..1; what the others have is scaled by the rest, to a tenth of a percent where the
            whole allows it.
    """
    others = 1 - (share if isinstance(share, Fraction) else Fraction(str(share)))
    verbs: list[dict[str, Any]] = []
    old = {s.id: s.share for s in service_map.segments.values() if s.share is not None}
    new = scaled(list(old.values()), sum(old.values(), Fraction(0)) * others) if old else []
    for name, rest in zip(old, new, strict=True):
        verbs.append({"verb": "set", "path": ["segments", name, "share"], "value": written_share(rest)})
    if not service_map.segments:
        verbs.append({"verb": "add-item", "kind": "segments", "id": "others", "value": OTHERS})
    verbs.append({"verb": "add-item", "kind": "segments", "id": id_, "value": dict(data)})
    return verbs
