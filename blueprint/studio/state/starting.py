"""Maps that come with the package, to start from: what they are called, and what comes along with a copy."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from blueprint.lint.context.project import Project
from blueprint.model.loader import load
from blueprint.model.nesting import used_maps
from blueprint.model.starting import Texts, copied
from blueprint.source.shipped import shipped_maps
from blueprint.studio.state.folder import MapsFolder
from blueprint.wording import Wording

BRANCHES: dict[Wording, tuple[str, ...]] = {
    Wording("Halls and counters", "厅堂与柜面"): (
        "branch-visitor-routing", "full-area-route", "self-service-route", "counter-route", "terminal-sales-route",
        "experience-zone-route", "zone-handover-route", "wait-and-divert", "corner-shoeshine",
    ),
    Wording("Calls, after sales, keeping customers", "热线、售后与维系"): (
        "call-centre-tiers", "after-sales-repair", "churn-recovery", "loyalty-steps",
    ),
    Wording("Conversations", "沟通"): ("conversation-flow", "listening-steps", "objection-flow"),
    Wording("Cases", "案例"): (
        "case-door-refusal", "case-misrouted", "case-small-pack", "case-privacy-complaint", "case-privacy-answered",
    ),
    Wording("How to work with maps", "方法"): ("design-method", "service-cycle", "cycle-steps"),
}  # fmt: skip
"""Maps that come along, by branch of service."""


@lru_cache(1)
def titles() -> dict[str, Wording]:
    """The titles of the maps, by id."""
    found = {}
    for id_, path in shipped_maps().items():
        service_map = load(str(path)).map
        title = service_map.title if service_map else None
        found[id_] = Wording(title["en"], title["zh"]) if title else Wording(id_, id_)
    return found


def copies(
    folder: MapsFolder, name: str, template: str, schema: str, texts: Texts = "both"
) -> dict[Path, str]:
    """The files of a copy: the map under its new name, and the maps that it uses which the folder lacks.

    Args:
        folder: where they will be.
        name: of the new map.
        template: the id of the map that comes along.
        schema: where an editor finds the JSON Schema.
        texts: the language of its texts.

    Raises:
        Refused: a name is taken or cannot be one.
    """
    shipped = shipped_maps()
    here = Project(folder.root, whole=True).maps
    parent = name.rpartition("/")[0]
    names, waiting, files = {template: name}, [template], {}
    while waiting:
        id_ = waiting.pop(0)
        loaded = load(str(shipped[id_]))
        new = names[id_]
        files[folder.new_path(new)] = copied(loaded.source.text, new.rpartition("/")[2], texts, schema)
        for used in used_maps(loaded.map) if loaded.map else ():
            if used in shipped and used not in names and used not in here:
                names[used] = folder.free_name(f"{parent}/{used}" if parent else used)
                waiting.append(used)
    return files
