"""A service map in a program: read from a file or a text, never changed, every edit gives another one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from blueprint.library.error import MapError, no_segment
from blueprint.lint.finding import errors
from blueprint.lint.run.blocking import blocking
from blueprint.lint.run.run import Run
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.draw.theme.themes import ThemeName
    from blueprint.library.difference import Difference
    from blueprint.library.figures import Figures
    from blueprint.library.findings import Findings
    from blueprint.library.picture import Picture
    from blueprint.lint.run.engine import Linted
    from blueprint.model.service_map import ServiceMap

_ERRORS = Wording("{name} has {errors}: {first}", "{name} 有 {errors}：{first}")
_UNNAMED = Wording("this map has no file yet: give its path", "这张地图还没有文件：请给出路径")


class Map:
    """A service map as its text says it. Made by `blueprint.load` and `blueprint.loads`.

    >>> import blueprint
    >>> repair = blueprint.loads('''
    ... blueprint: 1
    ... title: Repair
    ... touchpoints:
    ...   report: {lane: customer, title: Report, emotion: -1, next: repair}
    ...   repair: {lane: backstage, title: Repair, time: 2h, next: {collect: 90%, repair: 10%}}
    ...   collect: {lane: customer, title: Collect, emotion: 2, end: served}
    ... ''', "repair")
    >>> repair
    <Map 'repair': 3 touchpoints, 0 segments, 0 promises>
    >>> repair.touchpoints
    ('report', 'repair', 'collect')
    """

    def __init__(self, linted: Linted) -> None:
        self._linted = linted

    @property
    def path(self) -> str:
        """The file it was read from, or the name it was given."""
        return self._linted.loaded.source.path

    @property
    def text(self) -> str:
        """The text, as in the file."""
        return self._linted.loaded.source.text

    @property
    def id(self) -> str:
        """The map's id: its own, or its file's name. Raises `MapError` where the text is no map."""
        return self._model.name

    @property
    def touchpoints(self) -> tuple[str, ...]:
        """Ids of touchpoints, in the order of the file. Raises `MapError` where the text is no map."""
        return tuple(self._model.touchpoints)

    @property
    def segments(self) -> tuple[str, ...]:
        """Ids of segments, in the order of the file. Raises `MapError` where the text is no map."""
        return tuple(self._model.segments)

    @property
    def promises(self) -> tuple[str, ...]:
        """Ids of promises, in the order of the file. Raises `MapError` where the text is no map."""
        return tuple(p.id for p in self._model.promises)

    def title(self, language: Language = "en") -> str:
        """What the service is called, in `en` or `zh`. Raises `MapError` where the text is no map."""
        return self._model.title[language]

    def lint(self) -> Findings:
        """What is wrong with the map, by the settings that apply to its file.

        >>> import blueprint
        >>> found = blueprint.loads("blueprint: 1\\ntitle: x\\ntouchpoints: {a: {lane: customer, title: A}}").lint()
        >>> [(f.severity.word, f.name) for f in found]
        [('error', 'dead-end')]
        """
        from blueprint.library.findings import Findings

        return Findings(self._linted)

    def analyse(self, *changes: str, assume: Literal["equal"] | None = None) -> Figures:
        """The figures: what customers remember, moments of truth, times, promises, queues.

        Args:
            changes: what if, such as `"wait.emotion=-1"` or `"counter.staffed.servers=4"`; the file stays as it is.
            assume: `equal` takes shares that nobody knows as equal parts; without it what needs them is None.

        Raises:
            MapError: the map has errors that leave nothing to compute, or a change cannot be made.
        """
        from blueprint.figures import Analysis
        from blueprint.flow.chain.unknown_shares import with_equal_shares
        from blueprint.library.figures import Figures

        service_map = self._changed(changes) if changes else self._sound
        return Figures(Analysis(with_equal_shares(service_map) if assume else service_map))

    def draw(
        self,
        language: Literal["both", "zh", "en"] = "both",
        *,
        theme: ThemeName = "screen",
        segment: str = "all",
        fold: int | Literal["auto"] | None = None,
        notes: bool = False,
        assume: Literal["equal"] | None = None,
    ) -> Picture:
        """The blueprint as a picture, with its figures.

        Args:
            language: of the texts in it.
            theme: `screen`, `print` (grey) or `contrast`.
            segment: whose blueprint; `all` for all customers.
            fold: columns of a strip, `auto` for the largest type on A3, None for one strip.
            notes: with a row of notes below the lanes, their pictures too.
            assume: `equal` takes shares that nobody knows as equal parts; without it their arrows say `?`.

        Raises:
            MapError: the text is no map, or has no such segment. With other errors the picture has no figures.
        """
        from blueprint.draw import lay_out, svg
        from blueprint.draw.from_figures import overlay_of
        from blueprint.figures import Analysis
        from blueprint.flow.chain.unknown_shares import said_of, with_equal_shares
        from blueprint.library.picture import Picture
        from blueprint.model.segments import for_segment

        sound = not self._errors
        analysis = Analysis(with_equal_shares(self._model) if assume and sound else self._model, sound=sound)
        if segment not in analysis.names:
            raise no_segment(segment, analysis.names)
        drawn = for_segment(analysis.map, segment)
        layout = lay_out(drawn, overlay_of(analysis, segment), language, fold=fold, notes=notes)
        return Picture(svg(layout, theme), (*said_of(analysis.flat), *layout.notices))

    def edit(self, verb: str, **keys: Any) -> Map:
        """Another map, with one change; comments, order and quotes of the text stay.

        Args:
            verb: `rename`, `set`, `connect`, `disconnect`, `insert`, `delete`, `move`, `copy`, ...
            keys: what the verb needs; `from` is written `from_`.

        Raises:
            MapError: the change cannot be made.

        >>> import blueprint
        >>> text = "blueprint: 1\\ntitle: x\\ntouchpoints: {a: {lane: customer, title: A, end: served}}  # mine\\n"
        >>> print(blueprint.loads(text).edit("rename", id="a", to="greet").text)
        blueprint: 1
        title: x
        touchpoints: {greet: {lane: customer, title: A, end: served}}  # mine
        <BLANKLINE>
        """
        from blueprint.edit import EditRefused, apply, verb_from

        try:
            text = apply(self.text, verb_from({"verb": verb, **{k.rstrip("_"): v for k, v in keys.items()}}))
        except EditRefused as error:
            raise MapError(error.wording) from error
        return read_text(text, self.path)

    def diff(self, new: Map) -> Difference:
        """What differs in meaning from this map to a newer one, and what that does to the figures.

        Raises:
            MapError: one of the texts is no map.
        """
        from blueprint.diff.difference import difference
        from blueprint.library.difference import Difference

        _ = self._model, new._model
        return Difference(difference(self._linted, new._linted))

    def save(self, path: str | Path | None = None) -> None:
        """Write the text to a file, by default the one it was read from; a failure leaves the old file whole.

        Raises:
            MapError: it was not read from a file, and no path is given.
            OSError: the file cannot be written.
        """
        from blueprint.files import write_text

        if path is None and not Path(self.path).is_file():
            raise MapError(_UNNAMED)
        write_text(Path(path or self.path), self.text)

    def __repr__(self) -> str:
        if self._linted.loaded.map is None:
            return f"<Map {self.path!r}: no map, {errors(self._linted.errors)['en']}>"
        n, s, p = len(self.touchpoints), len(self.segments), len(self.promises)
        return f"<Map {self.id!r}: {n} touchpoints, {s} segments, {p} promises>"

    def _repr_svg_(self) -> str | None:
        return None if self._errors else self.draw().svg

    def _repr_html_(self) -> str | None:
        return f"<pre>{escape(repr(self))}</pre>" + self.lint()._repr_html_() if self._errors else None

    @property
    def _model(self) -> ServiceMap:
        if self._linted.loaded.map is None:
            raise self._wrong()
        return self._linted.loaded.map

    @property
    def _sound(self) -> ServiceMap:
        if self._errors:
            raise self._wrong()
        return self._model

    @cached_property
    def _errors(self) -> int:
        return len(blocking(self._linted)) or int(self._linted.loaded.map is None)

    def _changed(self, changes: Sequence[str]) -> ServiceMap:
        from blueprint.figures.whatif.changes import BadChange, apply_changes

        try:
            return apply_changes(self._sound, changes).map
        except BadChange as error:
            raise MapError(error.wording) from error

    def _wrong(self) -> MapError:
        found = blocking(self._linted)
        first = found[0].message if found else Wording("this is not a service map", "这不是服务地图")
        return MapError(_ERRORS.filled(name=self.path, errors=errors(len(found) or 1), first=first))


def read_file(path: str | Path) -> Map:
    """Read one map file.

    A text with mistakes is read too: `Map.lint` names them.

    Raises:
        MapError: the file cannot be opened.
    """
    from blueprint.source.reader import Unreadable

    run = Run()
    try:
        return Map(run.lint(run.load(str(path))))
    except Unreadable as error:
        raise MapError(error.wording) from error


def read_text(text: str, name: str) -> Map:
    """A map from text that goes by a name."""
    from blueprint.model.loader import loads

    return Map(Run().lint(loads(text, name)))
