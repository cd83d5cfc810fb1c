"""Maps of a folder known again under another file name."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from blueprint.diff.changes import changes
from blueprint.diff.renames import unmistakable
from blueprint.model.service_map import ServiceMap


def moved_files(gone: Mapping[str, ServiceMap], come: Mapping[str, ServiceMap]) -> dict[str, str]:
    """Old file name to new one, of maps with the same id, else of the same meaning, else with the same title.

    A file that gives no id is called as it is named, so one that only went to another folder has its id still.
    """
    found: dict[str, str] = {}
    for alike in (_same_id, _same_meaning, _same_title):
        pairs = [
            (old, new)
            for old, new in product(gone, come)
            if old not in found and new not in found.values() and alike(gone[old], come[new])
        ]
        found |= dict(unmistakable(pairs))
    return found


def _same_id(a: ServiceMap, b: ServiceMap) -> bool:
    return a.id == b.id


def _same_meaning(a: ServiceMap, b: ServiceMap) -> bool:
    return a.title == b.title and not changes(a, b)


def _same_title(a: ServiceMap, b: ServiceMap) -> bool:
    return a.title == b.title
