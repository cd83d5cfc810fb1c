"""What a check may look at: the map, its tree, and facts that are computed once for all rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Literal, Protocol

from blueprint.flow.chain.blocks import Fault, find_blocks
from blueprint.flow.chain.blocks import Span as Block
from blueprint.flow.chain.graph import entries, reachable, successors, trapped
from blueprint.lint.context.project import Project
from blueprint.lint.context.standards import Standards
from blueprint.model.loader import Loaded
from blueprint.model.nesting import used_maps
from blueprint.model.segments import for_segment
from blueprint.model.service_map import ServiceMap
from blueprint.packs.shelf import Shelf
from blueprint.source.place import Span
from blueprint.source.tree import Found, Path, find, span_of

if TYPE_CHECKING:
    from blueprint.figures import Analysis
    from blueprint.figures.load import SteadyState
    from blueprint.lint.context.computing import Walk
    from blueprint.lint.context.suppression import Named, Suppression
    from blueprint.packs.own import AnyPack


class View:
    """A map as all customers or one segment walk it, with its flow facts."""

    def __init__(self, service_map: ServiceMap, segment: str | None = None) -> None:
        self.map = service_map
        self.segment = segment

    @cached_property
    def successors(self) -> dict[str, tuple[str, ...]]:
        """Touchpoint to where flow leads."""
        return successors(self.map)

    @cached_property
    def entries(self) -> tuple[str, ...]:
        """Where customers come in."""
        return entries(self.map)

    @cached_property
    def reached(self) -> frozenset[str]:
        """What customers can get to."""
        return reachable(self.entries, self.successors)

    @cached_property
    def trapped(self) -> frozenset[str]:
        """Where customers can get in and never out."""
        return trapped(self.map)

    @cached_property
    def blocks(self) -> tuple[dict[str, Block], tuple[Fault, ...]]:
        """Parallel blocks, and what is not nested properly."""
        return find_blocks(self.map)


class Configurable(Protocol):
    """What has options: a rule."""

    name: str
    options: Any


class Context(View):
    """One map under lint: as it stands, and as each segment with a flow of its own walks it.

    Args:
        loaded: the map, with what its touchpoints stand for.
        project: the maps it belongs to.
        sound: whether a map has no errors, so that there are figures; `whole` counts errors of what is inside it.
        options: by rule, where the configuration changes them.
        suppressions: the comments of the map that turn rules off.
        packs: packs of one's own.
    """

    def __init__(
        self,
        loaded: Loaded,
        project: Project,
        sound: Callable[[Context, bool], bool],
        *,
        options: Mapping[str, Any] | None = None,
        suppressions: tuple[Suppression, ...] = (),
        packs: tuple[AnyPack, ...] = (),
    ) -> None:
        assert loaded.map is not None
        super().__init__(loaded.map)
        self.loaded = loaded
        self.tree = loaded.tree
        self.source = loaded.source
        self.project = project
        self.suppressions = suppressions
        self.unused: tuple[tuple[Suppression, Named], ...] = ()
        self._sound = sound
        self._options = options or {}
        self._packs = packs

    def options(self, rule: Configurable) -> Any:
        """The rule's options as configured; a check names their type: `limits: Options = context.options(rule)`."""
        return self._options.get(rule.name, rule.options)

    def find(self, path: Path) -> Found | None:
        """What the file says at a path."""
        return find(self.tree, path)

    def span_of(self, path: Path, at: Literal["value", "key"] = "value") -> Span:
        """Where a value or its key stands, for edits of a fix."""
        return span_of(self.tree, path, at)

    @cached_property
    def views(self) -> tuple[View, ...]:
        """The map itself, and one view per segment whose flow differs."""
        own_flow = [
            s.id
            for s in self.map.segments.values()
            if any(
                c.model_fields_set & {"next", "end", "start", "in_lane", "join"} for c in s.changes.values()
            )
            and all(id_ in self.map.touchpoints for id_ in s.changes)
        ]
        return (self, *(View(for_segment(self.map, s), s) for s in own_flow))

    @cached_property
    def flat(self) -> View:
        """The map as customers walk it: what its touchpoints stand for written out; hits in there are told here."""
        if not self.map.inside and not self.map.roles:
            return self
        from blueprint.flow.chain.inlining import inlined

        return View(inlined(self.map))

    @cached_property
    def shelf(self) -> Shelf:
        """The packs there are for the map."""
        return Shelf(self._packs, FilePath(self.source.path).parent)

    @cached_property
    def standards(self) -> Standards:
        """The standards packs that the map names."""
        return Standards(self.map, self.shelf, lambda: self.figures)

    @cached_property
    def walks(self) -> tuple[Walk, ...]:
        """How each segment walks the map, for means without numpy; empty when errors leave no figures."""
        from blueprint.lint.context.computing import walks_of

        return walks_of(self.flat.map, self.steady) if self._sound(self, True) else ()

    @cached_property
    def steady(self) -> SteadyState | None:
        """The map as customers walk it where ways and pressure of service agree; None: no way follows it, or errors."""
        from blueprint.lint.context.computing import steady_of

        return steady_of(self.flat.map)

    @cached_property
    def figures(self) -> Analysis | None:
        """The figures of the map; None when errors leave none. Slow to import: look first whether it matters."""
        from blueprint.lint.context.computing import figures_of

        return figures_of(self.map, self.steady) if self.walks else None

    def unsound(self, name: str) -> Loaded | None:
        """The first map, of the map with this id and all that it holds, that has errors of its own; None: none has."""
        seen, waiting = {name}, [name]
        while waiting:
            loaded = self.project.of(waiting.pop(0))
            if loaded is None or loaded.map is None:
                continue
            if not self._sound(Context(loaded, self.project, self._sound), False):
                return loaded
            new = [used for used in used_maps(loaded.map) if used not in seen]
            seen.update(new)
            waiting.extend(new)
        return None

    def path_to(self, view: View, id_: str, *keys: str | int) -> Path:
        """The path to a key of a touchpoint: in the segment's changes where they say it, else in the touchpoint."""
        if view.segment is not None:
            changed: Path = ("segments", view.segment, "changes", id_, *keys)
            if self.find(changed):
                return changed
        return ("touchpoints", id_, *keys)
