"""Text to service map: every problem at once, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from pydantic import ValidationError

from blueprint.model.complaints import complain
from blueprint.model.expand import expand, plain
from blueprint.model.holidays import NotRead, holidays_of
from blueprint.model.service_map import ServiceMap
from blueprint.model.variant import Base, Read, base_name, base_place, is_variant, made_whole
from blueprint.source.parser import parse
from blueprint.source.place import Span
from blueprint.source.problem import Problem, Problems
from blueprint.source.reader import SUFFIXES, Source, Unreadable, read
from blueprint.source.tree import Mapping, Node, Path, find, nearest
from blueprint.source.yaml_errors import wide_colon
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEYED = frozenset({"touchpoints", "segments", "needs", "zones", "exits", "roles"})


@dataclass(frozen=True)
class Loaded:
    """One file as read: its text, its tree with shorthands written out, its map, and what is wrong with it.

    `map` is None where the text does not amount to a map. Problems beside a map (a duplicate key)
    leave the map usable; rules still look at it. `base` is where a variant names what it extends: there stands what
    comes from it.
    """

    source: Source
    tree: Node
    map: ServiceMap | None
    problems: tuple[Problem, ...]
    base: Span | None = None


def load(path: str | FilePath) -> Loaded:
    """Read one map file.

    Raises:
        blueprint.source.reader.Unreadable: the file cannot be opened.
    """
    problems = Problems()
    return load_source(read(path, problems), problems)


def loads(text: str, path: str = "<text>") -> Loaded:
    """Read a map from text."""
    return load_source(Source(path, text), Problems())


def load_source(source: Source, problems: Problems, variants: tuple[FilePath, ...] = ()) -> Loaded:
    """Make a map of a source; `problems` are those met while reading it, `variants` what extends it."""
    tree = None if problems else parse(source.text, problems)
    if not isinstance(tree, Mapping):
        if not problems:
            _no_map(source, tree, problems)
        return Loaded(source, tree or Mapping(Span(0, 0)), None, tuple(problems))
    base = None
    if is_variant(tree):
        base, here = base_place(tree), FilePath(source.path)
        whole = made_whole(tree, source, _bases((*variants, here.resolve())), problems)
        if whole is None:
            return Loaded(source, tree, None, tuple(problems), base)
        expanded: Node = whole
    else:
        expanded = expand(tree, ServiceMap)
    service_map = None
    try:
        service_map = ServiceMap.model_validate(plain(expanded))
    except ValidationError as error:
        known = {(p.kind, p.span) for p in problems}
        problems.extend(p for p in complain(error, expanded, source.text) if (p.kind, p.span) not in known)
    if service_map is not None and service_map.id is None:
        service_map = service_map.model_copy(update={"id": _stem(source.path)})
    if service_map is not None and service_map.holidays:
        service_map = _with_holidays(service_map, source, expanded, problems)
    return Loaded(source, expanded, service_map, tuple(_named(problems)), base)


def _with_holidays(service_map: ServiceMap, source: Source, tree: Node, problems: Problems) -> ServiceMap:
    """The map that knows its public holidays; what cannot be read is a problem where the map names it."""
    try:
        known = holidays_of(service_map.holidays, FilePath(source.path).parent)
    except NotRead as error:
        path: Path = ("holidays", error.place)
        at = path if find(tree, path) else path[:1]
        problems.add("unknown-value", nearest(tree, path).value.span, error.wording, path=at)
        return service_map
    return service_map.with_public_holidays(known)


def base_of(source: Source, tree: Mapping) -> tuple[FilePath, Base] | None:
    """The file that a variant extends, and what it says; None where there is none, or it extends this one in turn."""
    here = FilePath(source.path)
    try:
        path = here.parent / base_name(tree)
        return path, _bases((here.resolve(),))(path)
    except (OSError, ValueError, RecursionError):
        return None


def _bases(variants: tuple[FilePath, ...]) -> Read:
    """Reads what a variant extends, itself made whole."""

    def read_base(path: FilePath) -> Base:
        if path.resolve() in variants:
            raise RecursionError
        problems = Problems()
        try:
            source = read(path, problems)
        except Unreadable as error:
            raise FileNotFoundError(path) from error
        loaded = load_source(source, problems, variants)
        if loaded.map is None:
            return Base(None, loaded.problems[0].message)
        assert isinstance(loaded.tree, Mapping)
        return Base(loaded.tree)

    return read_base


def _no_map(source: Source, tree: Node | None, problems: Problems) -> None:
    if wide := wide_colon(source.text):
        span, message, remedy, mend = wide
        problems.add("yaml-syntax", span, message, remedy, mend=mend)
        return
    start = tree.span.start if tree else 0
    message = (
        Wording("the file is empty", "文件是空的")
        if not source.text.strip()
        else Wording("this is not a service map", "这不是服务地图")
    )
    problems.add(
        "not-a-map",
        Span(start, start + 1),
        message,
        Wording(
            "a map has the keys `blueprint: 1`, `title` and `touchpoints`",
            "一张地图要有 `blueprint: 1`、`title` 和 `touchpoints`",
        ),
    )


def _named(problems: Iterable[Problem]) -> Iterable[Problem]:
    """A key written twice among ids is a duplicate id."""
    for problem in problems:
        if problem.kind == "duplicate-key" and len(problem.path) == 2 and problem.path[0] in _KEYED:
            yield replace(problem, kind="duplicate-id")
        else:
            yield problem


def _stem(path: str) -> str:
    name = FilePath(path).name
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    name = name.strip("<>")
    return name if name.strip(".") else "map"  # a folder of that name is made: never `.` or `..`
