"""`blueprint diff`: what differs in meaning between two states of a map."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from blueprint.cli.arguments import add_json
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from pathlib import Path

    from blueprint.lint.run.engine import Linted
    from blueprint.lint.run.run import Run

HELP = Wording(
    "what differs in meaning between two maps or folders, and what that does to the figures",
    "两张地图（或文件夹）在含义上的不同，及其对数字的影响",
)
_OLD = Wording("file, folder, or REVISION:PATH of a git repository", "文件、文件夹，或 git 的 REVISION:PATH")
_NEW = Wording("the same, as it is now", "同上，现在的状态")
_MARKDOWN = Wording("print a table for a pull request", "输出 Markdown 表格")
_SVG = Wording(
    "print one picture of both versions (files, not folders)", "输出两个版本合在一起的图（限文件）"
)
_HTML = Wording("print a page with that picture and the table", "输出含该图与表格的网页")
_EXIT_ZERO = Wording("exit 0 where they differ too (for hooks)", "有不同时也返回 0（供钩子使用）")
_ONE_MAP = Wording(
    "a picture shows one map: name files, not folders", "图中只有一张地图：请给出文件，而不是文件夹"
)
_NO_MAP = Wording(
    "{path} is no map; `blueprint lint {path}` says why",
    "{path} 不是地图；请用 `blueprint lint {path}` 查看原因",
)
_ADDED, _REMOVED = Wording("New map.", "新增地图。"), Wording("The map is gone.", "地图已删除。")
_CALLED = Wording("It was called {name}.", "原名 {name}。")
_MENDED = Wording("A map now; before, it could not be read.", "现在是地图；之前无法读取。")


class NoMap(Exception):
    """A file without a map in it."""

    def __init__(self, path: str) -> None:
        self.wording = _NO_MAP.filled(path=path)
        super().__init__(self.wording.en)


class OneMap(Exception):
    """A picture of a folder was asked for."""

    wording = _ONE_MAP

    def __init__(self) -> None:
        super().__init__(_ONE_MAP.en)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("old", metavar="OLD", help=_OLD[language])
    parser.add_argument("new", metavar="NEW", help=_NEW[language])
    form = parser.add_mutually_exclusive_group()
    add_json(form, language)
    form.add_argument("--markdown", action="store_true", help=_MARKDOWN[language])
    form.add_argument("--svg", action="store_true", help=_SVG[language])
    form.add_argument("--html", action="store_true", help=_HTML[language])
    parser.add_argument("--exit-zero", action="store_true", help=_EXIT_ZERO[language])


def run(arguments: argparse.Namespace) -> int:
    """Compare; exit 0 where both mean the same, 1 where they differ, unless `--exit-zero` is given."""
    from blueprint.cli.revisions import laid_out

    with laid_out(arguments.old) as old, laid_out(arguments.new) as new:
        if old.is_dir() or new.is_dir():
            if arguments.svg or arguments.html:
                raise OneMap
            code = _folders(old, new, arguments)
        else:
            code = _files(old, new, arguments)
    return 0 if arguments.exit_zero else code


def _files(old: Path, new: Path, arguments: argparse.Namespace) -> int:
    from blueprint.diff.data import as_data
    from blueprint.diff.difference import difference
    from blueprint.lint.run.run import Run

    run = Run()
    found = difference(_map(run, old, arguments.old), _map(run, new, arguments.new))
    if arguments.svg or arguments.html:
        import sys

        from blueprint.diff.two_versions import page, two_versions

        sys.stdout.write((page if arguments.html else two_versions)(found, arguments.language))
    elif arguments.json:
        names = {"old": arguments.old, "new": arguments.new}
        _write_json({"version": 1, **names, **as_data(found, arguments.language)})
    else:
        _say(found, arguments)
    return int(not found.same)


def _folders(old: Path, new: Path, arguments: argparse.Namespace) -> int:
    """Folders are compared map by map, by their paths inside."""
    import sys

    from blueprint.diff.data import as_data
    from blueprint.diff.difference import difference
    from blueprint.lint.run.run import Run

    run, same = Run(), True
    sides = [_maps(side, other) for side, other in ((old, new), (new, old))]
    was_called = _was_called(run, *sides)
    data: dict[str, Any] = {}
    for name in sorted({**sides[0], **sides[1]}):
        if name in was_called.values():
            continue
        before = was_called.get(name, name)
        new_side = _map(run, sides[1][name], f"{arguments.new}/{name}") if name in sides[1] else None
        old_side = _readable(run, sides[0].get(before))
        if new_side is None or old_side is None:
            same, come = False, name in sides[1]
            data[name] = {"kind": "map-added" if come else "map-removed", "same": False}
            word = _MENDED if name in sides[0] and come else _ADDED if come else _REMOVED
            if not arguments.json:
                _title(name, arguments, f"{word[arguments.language]}\n")
            continue
        found = difference(old_side, new_side)
        same = same and found.same and name == before
        data[name] = as_data(found, arguments.language) | ({"was": before} if name != before else {})
        if not arguments.json and not (found.same and name == before):
            called = f"{_CALLED.filled(name=before)[arguments.language]}\n" if name != before else ""
            _title(name, arguments, called)
            _say(found, arguments)
            sys.stdout.write("\n")
    if arguments.json:
        _write_json({"version": 1, "old": arguments.old, "new": arguments.new, "same": same, "maps": data})
    return int(not same)


def _was_called(run: Run, old: dict[str, str], new: dict[str, str]) -> dict[str, str]:
    """New name of a map's file to its old one, where that is another."""
    gone, come = old.keys() - new.keys(), new.keys() - old.keys()
    if not gone or not come:
        return {}
    from blueprint.diff.moved_files import moved_files

    maps = [
        {
            n: found.loaded.map
            for n in sorted(names)
            if (found := _readable(run, files[n])) and found.loaded.map
        }
        for names, files in ((gone, old), (come, new))
    ]
    return {now: was for was, now in moved_files(*maps).items()}


def _readable(run: Run, file: str | None) -> Linted | None:
    """A map; nothing where there is no file, or no map in it."""
    try:
        return None if file is None else _map(run, file, file)
    except NoMap:
        return None


def _maps(side: Path, other: Path) -> dict[str, str]:
    """The maps of a side by their paths inside; it may have none where the other has some."""
    from blueprint.source.search import find_maps, maps_below

    if side.is_dir() and not maps_below(side) and (other.is_file() or maps_below(other)):
        return {}
    return {_inside(file, side): file for file in find_maps(str(side))}


def _inside(file: str, folder: Path) -> str:
    from pathlib import Path

    return Path(file).relative_to(folder).as_posix() if folder.is_dir() else Path(file).name


def _map(run: Run, file: Path | str, said: str) -> Linted:
    linted = run.lint(run.load(str(file)))
    if linted.loaded.map is None:
        raise NoMap(said)
    return linted


def _title(name: str, arguments: argparse.Namespace, text: str = "") -> None:
    import sys

    if arguments.markdown:
        from blueprint.diff.review import plain

        sys.stdout.write(f"### {plain(name)}\n\n{text}" + "\n" * bool(text))
        return
    sys.stdout.write(f"{name}\n{text}\n")


def _say(found: Any, arguments: argparse.Namespace) -> None:
    import sys

    if arguments.markdown:
        from blueprint.diff.review import markdown

        sys.stdout.write(markdown(found, arguments.language))
        return
    from blueprint.cli.show.console import open_console, say
    from blueprint.diff.words import lines

    console = open_console()
    for line in lines(found, arguments.language):
        say(console, line)


def _write_json(data: dict[str, Any]) -> None:
    from blueprint.cli.show.json_text import write_json

    write_json(data)
