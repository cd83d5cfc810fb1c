"""What a variant has to say over its base to be a map: the least of it, short forms written out."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from blueprint.edit.data import Data
from blueprint.model.expand import shape
from blueprint.model.part import Part
from blueprint.model.touchpoint import Touchpoint
from blueprint.model.variant import REPLACED, Variant

_NAME = "id"
"""A variant never has its base's id."""


def own_words(base: Data, whole: Data, anew: Collection[str] = ()) -> Data:
    """What must be said over `base` for `whole`; None takes away what the base says.

    Args:
        base, whole: maps, short forms written out.
        anew: touchpoints of the base that the variant describes anew, whatever the base says of them.
    """
    steps, under = whole.get("touchpoints") or {}, base.get("touchpoints") or {}
    top, over = ({k: v for k, v in side.items() if k != "touchpoints"} for side in (base, whole))
    top.pop(_NAME, None)
    own = _own(top, over, Variant)
    changed = {
        id_: _own(under[id_], step, Touchpoint)
        for id_, step in steps.items()
        if id_ in under and id_ not in anew
    }
    parts = {
        "changes": {id_: said for id_, said in changed.items() if said},
        "without": [id_ for id_ in under if id_ not in steps],
        "touchpoints": {
            id_: step
            for id_, step in steps.items()
            if id_ not in under or (id_ in anew and step != under[id_])
        },
    }
    return own | {key: value for key, value in parts.items() if value}


def _own(under: Data, over: Data, part: type[Part]) -> Data:
    fields = part.keys()
    own: Data = {}
    for key in (*over, *(key for key in under if key not in over)):
        was, now = under.get(key), over.get(key)
        if was == now:
            continue
        what, inner = shape(fields[key].annotation) if key in fields else ("leaf", None)
        if not isinstance(was, dict) or not isinstance(now, dict) or key in REPLACED:
            own[key] = now
        elif what == "part":
            own[key] = _own(was, now, inner)  # type: ignore[arg-type]
        elif what == "dict" and shape(inner)[0] == "part":
            own[key] = _own_parts(was, now, shape(inner)[1])
        else:
            own[key] = now
    return own


def _own_parts(under: Data, over: Data, part: type[Part]) -> Data:
    own: dict[str, Any] = {}
    for id_ in (*over, *(id_ for id_ in under if id_ not in over)):
        was, now = under.get(id_), over.get(id_)
        if was != now:
            own[id_] = _own(was, now, part) if isinstance(was, dict) and isinstance(now, dict) else now
    return own
