"""One run over what a command line names: which files, with which settings, and what is found."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from blueprint.lint.config.resolve import Resolver
from blueprint.lint.context.project import Project, belongs
from blueprint.lint.run.engine import Linted, lint
from blueprint.lint.run.summary import Result
from blueprint.model.loader import Loaded, load_source
from blueprint.source.problem import Problems
from blueprint.source.reader import STDIN, Source, Unreadable, read
from blueprint.source.search import find_maps
from blueprint.wording import Wording

_ALL_EXCLUDED = Wording("every map below {path} is excluded", "{path} 下的地图全部被排除")


@dataclass
class Run:
    """What to lint and how; maps are read once, and those of one folder know each other.

    `excludable` are the files that patterns could exclude: those of folders, and all with `force_exclude`.
    """

    resolver: Resolver = field(default_factory=Resolver)
    stdin_filename: str | None = None
    force_exclude: bool = False
    suppressions: bool = True
    baseline: Path | None = None
    excludable: list[str] = field(default_factory=list)
    _projects: dict[Path, Project] = field(default_factory=dict)

    def files(self, paths: Iterable[str]) -> list[str]:
        """The files to lint, by path: those named, and those of folders that nothing excludes; each once.

        Raises:
            Unreadable: a path does not exist, or a folder has nothing to lint.
        """
        found: dict[str, str] = {}
        for path in paths:
            for file in sorted(self._chosen(path), key=os.path.islink):  # the file itself before links to it
                found.setdefault(file if file == STDIN else os.path.realpath(file), file)
        return sorted(found.values())

    def _chosen(self, path: str) -> list[str]:
        """The files that one argument means."""
        below = find_maps(path)
        named = below == [path]
        if named and not self.force_exclude:
            return below
        self.excludable += below
        left = [file for file in below if not self._excluded(file)]
        if not left and not named:
            raise Unreadable(_ALL_EXCLUDED.filled(path=path))
        return left

    def load(self, path: str) -> Loaded:
        """Read a map; standard input goes by the name it was given."""
        if path != STDIN:
            return self.project(path).load(path)
        problems = Problems()
        source = read(STDIN, problems)
        return load_source(Source(self.stdin_filename or source.path, source.text), problems)

    def lint(self, loaded: Loaded, *, errors_only: bool = False) -> Linted:
        """Lint a map as its settings say, or run of its rules those alone that find errors; the baseline is not looked at."""
        path = loaded.source.path
        project = self.project(path)
        project.add(loaded)
        settings = self.resolver.settings_for(path)
        return lint(
            loaded,
            settings=settings,
            project=project,
            suppressions=self.suppressions,
            errors_only=errors_only,
        )

    def project(self, path: str) -> Project:
        """The maps that belong together with a file, whichever of them the command line names."""
        root, named = self.resolver.maps_root(path)
        key = root if belongs(path, root) else Path(path)
        if key not in self._projects:
            self._projects[key] = Project(root, whole=named)
        return self._projects[key]

    def sources(self, path: str) -> list[Path]:
        """What findings about a map may hang on beside itself: maps, the folders where one may come, settings and packs."""
        project = self.project(path)
        layers = self.resolver.settings_for(path).layers
        settings = [file for layer in layers for file in (Path(layer.origin), *layer.packs)]
        return [*map(Path, project.paths), *project.folders(), *settings]

    def result(self, files: Iterable[Linted], fixed: int = 0) -> Result:
        """The files' findings without those that a baseline knows."""
        linted = tuple(files)
        by_baseline: dict[Path | None, list[Linted]] = {}
        for file in linted:
            by_baseline.setdefault(self.baseline_of(file), []).append(file)
        if set(by_baseline) <= {None}:
            return Result(linted, (), fixed)
        from blueprint.lint.run.baselining import hold_against

        new, others = list(by_baseline.pop(None, ())), []
        for path, concerned in by_baseline.items():
            assert path is not None
            left, stale = hold_against(path, concerned)
            new += left
            others.append(stale)
        return Result(tuple(sorted(new, key=_path)), tuple(o for o in others if o.findings), fixed)

    def baseline_of(self, file: Linted) -> Path | None:
        """The baseline that a file's findings are held against."""
        path, _ = file.settings.value("baseline", None)
        return self.baseline or (Path(path) if path else None)

    def _excluded(self, path: str) -> bool:
        name = self.stdin_filename or path if path == STDIN else path
        return self.resolver.settings_for(name).excludes(name)


def _path(file: Linted) -> str:
    return file.loaded.source.path
