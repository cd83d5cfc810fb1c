"""`blueprint new`: a map to start from, empty or a copy of one that comes with the package."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from blueprint.suggestion import joined, suggested
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from pathlib import Path

    from blueprint.model.starting import Texts

HELP = Wording("start a map: empty, or from one that comes along", "新建地图：空白，或由自带的地图开始")
_NAME = Wording("the id of the new map", "新地图的编号")
_FROM = Wording(
    "start from this map; maps that it uses come along (default: none, an empty one)",
    "由这张地图开始；它所引用的地图一并复制（默认 none，空白地图）",
)
_LIST = Wording("list the maps to start from", "列出可用的地图")
_OUTPUT = Wording(
    "the file to write (default: NAME.blueprint.yaml, in the folder `maps` where there is one)",
    "要写的文件（默认 NAME.blueprint.yaml；有 maps 文件夹时写在其中）",
)
_TEXTS = Wording("languages of its texts (default: both)", "文字的语言（默认两种）")
_NO_NAME = Wording(
    "say what the new map is called: `blueprint new NAME`", "请给出新地图的编号：`blueprint new 编号`"
)
_NO_SUCH = Wording("there is no map {name!r} to start from; {help}", "没有可用的地图 {name!r}；{help}")
_SEE_LIST = Wording("see `blueprint new --list`", "见 `blueprint new --list`")
_THERE = Wording("{path} is there already; nothing was written", "{path} 已存在；未写入任何文件")
_TAKEN = Wording(
    "{path} already has the id {name!r}; nothing was written", "{path} 已使用编号 {name!r}；未写入任何文件"
)
_SUFFIX = Wording("{path} does not end in .blueprint.yaml", "{path} 不是以 .blueprint.yaml 结尾")
_WRITTEN = Wording("written: {path}", "已写入：{path}")
_USES = Wording(
    "{name!r} uses the map {id!r} that is here: {path}", "{name!r} 引用这里已有的地图 {id!r}：{path}"
)
_CHECKED = Wording("next: `blueprint lint {path}`", "接下来：`blueprint lint {path}`")
_EMPTY = Wording("an empty map of three touchpoints", "只有三个触点的空白地图")
NONE = "none"


class CannotStart(Exception):
    """A map that cannot be started so."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording
        super().__init__(wording.en)


def add_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """What the command takes."""
    parser.add_argument("name", metavar="NAME", nargs="?", help=_NAME[language])
    parser.add_argument("--from", dest="source", metavar="MAP", default=NONE, help=_FROM[language])
    parser.add_argument("--list", action="store_true", help=_LIST[language])
    parser.add_argument("-o", "--output", metavar="FILE", help=_OUTPUT[language])
    parser.add_argument(
        "--texts",
        "--language",
        choices=("both", "zh", "en"),
        default="both",
        dest="texts",
        help=_TEXTS[language],
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the map and those it uses; exit 0, or 2 when it cannot be started so."""
    from blueprint.files import write_text

    language: Language = arguments.language
    if arguments.list:
        _list(language)
        return 0
    if arguments.name is None:
        raise CannotStart(_NO_NAME)
    made = _Start(_checked(arguments.name), arguments.texts, arguments.output)
    if arguments.source == NONE:
        made.empty()
    else:
        made.copy(arguments.source)
    written: list[Path] = []
    try:
        for path, text in made.files.items():
            write_text(path, text)
            written.append(path)
    except OSError:
        for path in written:  # half of it would be in the way next time
            path.unlink(missing_ok=True)
        raise
    for path in written:
        print(_WRITTEN.filled(path=path)[language])
    for said in (*made.said, _CHECKED.filled(path=made.output)):
        print(f"blueprint: {said[language]}", file=sys.stderr)
    return 0


def _list(language: Language) -> None:
    from blueprint.model.loader import load
    from blueprint.model.names import MAP_KIND_NAMES
    from blueprint.source.shipped import shipped_maps

    maps = shipped_maps()
    width = max(map(len, (*maps, NONE)))
    print(f"{NONE:{width}}  {_EMPTY[language]}")
    for id_, path in maps.items():
        loaded = load(path).map
        kind = f" · {MAP_KIND_NAMES[loaded.kind][language]}" if loaded and loaded.is_case else ""
        print(f"{id_:{width}}  {loaded.title[language] if loaded else ''}{kind}".rstrip())


def _checked(name: str) -> str:
    """The name as an id."""
    from pydantic import TypeAdapter, ValidationError

    from blueprint.model.fields import Id

    try:
        return TypeAdapter[str](Id).validate_python(name)
    except ValidationError as error:
        context = error.errors(include_url=False)[0]["ctx"]
        raise CannotStart(joined(context["both"], context["help"])) from None


class _Start:
    """What is to be written, and what people should know of it; nothing is written before all of it can be."""

    def __init__(self, name: str, texts: Texts, output: str | None) -> None:
        from pathlib import Path

        from blueprint.lint.context.project import MAPS, Project, maps_folder
        from blueprint.source.shipped import SUFFIX

        folder = Path("maps") if Path("maps").is_dir() else Path()
        self.output = Path(output) if output else folder / f"{name}{SUFFIX}"
        if not self.output.name.endswith(SUFFIX):
            raise CannotStart(_SUFFIX.filled(path=self.output))
        self.files: dict[Path, str] = {}
        self.said: list[Wording] = []
        self._name = name
        self._texts = texts
        here = self.output.resolve().parent
        root = maps_folder(here)
        known = Project(root, whole=root.name == MAPS).files if here.is_dir() else ()
        self._known = {f.map.name: f.source.path for f in known if f.map is not None}
        self._schema = _schema_from(self.output)
        if name in self._known and Path(self._known[name]) != self.output.resolve():
            raise CannotStart(_TAKEN.filled(path=_short(self._known[name]), name=name))

    def empty(self) -> None:
        """A map with nothing in it yet."""
        from blueprint.model.starting import empty_map

        self._put(self.output, empty_map(self._name, self._texts, self._schema))

    def copy(self, source: str) -> None:
        """A copy of a map that comes along, and of the maps it uses that are not here."""
        from blueprint.model.loader import load
        from blueprint.model.nesting import used_maps
        from blueprint.model.starting import copied
        from blueprint.source.shipped import SUFFIX, shipped_maps

        maps = shipped_maps()
        if source not in maps:
            help_ = suggested(source, [*maps, NONE], _SEE_LIST)
            raise CannotStart(_NO_SUCH.filled(name=source, help=help_))
        names, waiting = {source: self._name}, [source]
        while waiting:
            id_ = waiting.pop(0)
            loaded = load(maps[id_])
            new = names[id_]
            path = self.output if id_ == source else self.output.with_name(f"{id_}{SUFFIX}")
            self._put(path, copied(loaded.source.text, new, self._texts, self._schema))
            better = (loaded.map.better,) if loaded.map and loaded.map.better else ()
            for used in (*used_maps(loaded.map), *better) if loaded.map else ():
                if used in names or used not in maps:
                    continue
                if used in self._known:
                    here = _short(self._known[used])
                    self.said.append(_USES.filled(name=new, id=used, path=here))
                else:
                    names[used] = used
                    waiting.append(used)

    def _put(self, path: Path, text: str) -> None:
        if path.exists():
            raise CannotStart(_THERE.filled(path=path))
        self.files[path] = text


def _schema_from(output: Path) -> str | None:
    """The way from a map to the schema that lies in its folder or one above; None where there is none."""
    import os

    name = "blueprint.schema.json"
    here = output.resolve().parent
    found = next((f / name for f in (here, *here.parents[:4]) if (f / name).is_file()), None)
    return os.path.relpath(found, here).replace(os.sep, "/") if found else None


def _short(path: str) -> str:
    """A path as people in this folder say it."""
    from pathlib import Path

    found = Path(path)
    return str(found.relative_to(Path.cwd()) if found.is_relative_to(Path.cwd()) else found)
