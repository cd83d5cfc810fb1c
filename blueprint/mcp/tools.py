"""What an assistant may call. A map is named by its path in the folder, or given as text of several lines."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Literal

from pydantic import Field

from blueprint.files import write_text
from blueprint.mcp.essentials import essentials
from blueprint.mcp.format_help import format_help
from blueprint.mcp.inside import Named, place
from blueprint.mcp.running import Refused, Runner
from blueprint.model.segments import ALL
from blueprint.schemas.answers.diff import OneMap
from blueprint.schemas.answers.lint import Answer as Findings
from blueprint.schemas.answers.rule import Rule
from blueprint.schemas.parts.essentials import Essentials, Shelf, WhatIf
from blueprint.source.reader import Unreadable
from blueprint.source.search import find_maps
from blueprint.wording import Wording

MapText = Annotated[
    str, Field(description="A path inside the folder, such as `repair.blueprint.yaml`, or the text of a map.")
]
Segment = Annotated[str, Field(description="A segment of the map; `all` is all customers.")]
Changes = Annotated[
    list[str],
    Field(
        min_length=1,
        description="`PATH=VALUE` each, such as `counter.staffed.servers=4` or `wait.emotion=-1`.",
    ),
]

_NOTHING_TO_COMPARE = Wording(
    "nobody knows all shares of this map, so there is nothing to compare with; `analyse` says where they are lacking",
    "这张地图的比例不全，无从对比；`analyse` 会说明缺在何处",
)


class Tools:
    """The tools of one folder."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._folder, self._language = runner

    def list_maps(self) -> Shelf:
        """The maps of the folder, each with how many errors it has."""
        try:
            files = [Path(f).relative_to(self._folder).as_posix() for f in find_maps(str(self._folder))]
        except Unreadable:  # an empty folder is where a first map is to be
            return {"maps": {}}
        answer = self._runner.answer("lint", "--output-format", "json", "--", *files)
        wrong = [f["path"] for f in answer["findings"] if f["severity"] == "error"]
        return {"maps": {file: wrong.count(file) for file in files}}

    def validate(self, map: MapText) -> Findings:  # noqa: A002 - what people call it
        """What is wrong with a map: each finding with line, column and remedy. Without errors and crashes it has figures."""
        return self._asked("lint", map, "--output-format", "json")  # type: ignore[no-any-return]

    def explain_rule(self, rule: Annotated[str, Field(description="Code or name: BP201, dead-end.")]) -> Rule:
        """Why a rule is there, with maps that break it and maps that keep it."""
        return self._runner.answer("rule", "--output-format", "json", "--", rule)  # type: ignore[no-any-return]

    def analyse(self, map: MapText, segment: Segment = ALL) -> Essentials:  # noqa: A002
        """Moments of truth, what is remembered, times, promises and queues, with ranges and caveats to pass on."""
        answer = self._asked("analyse", map, "--json", f"--segment={segment}")
        return essentials(answer, segment, self._language)

    def what_if(self, map: MapText, changes: Changes, segment: Segment = ALL) -> WhatIf:  # noqa: A002
        """What changes would do to the figures; the map stays as it is."""
        said = [f"--set={change}" for change in changes]
        answer = self._asked("analyse", map, "--json", f"--segment={segment}", *said)
        if "compared" not in answer:
            raise Refused(_NOTHING_TO_COMPARE[self._language])
        return {
            "map": answer["map"],
            "segment": segment,
            "changes": answer["set"],
            "notes": answer["notes"],
            "compared": answer["compared"],
            "after": essentials(answer, segment, self._language),
        }

    def diff(self, old: MapText, new: MapText) -> OneMap:
        """What differs in meaning between two maps, and what that does to the figures."""
        sides = [Named(side, self._folder, self._language) for side in (old, new)]
        with sides[0].file() as before, sides[1].file() as after:
            return self._runner.answer("diff", "--json", "--", before, after, drafts=(before, after))  # type: ignore[no-any-return]

    def png(self, map: str, segment: str, texts: Literal["both", "zh", "en"]) -> bytes:  # noqa: A002
        """The blueprint as PNG."""
        named = Named(map, self._folder, self._language)
        with TemporaryDirectory() as folder:
            file = Path(folder, "blueprint.png")
            words = ("--output", str(file), f"--segment={segment}", "--texts", texts, "--scale", "1")
            try:
                self._runner.run("render", *words, "--", named.word, text=named.text)
            except Refused:
                if not file.is_file():  # a map with errors is drawn too, without figures
                    raise
            return file.read_bytes()

    def format_help(
        self, part: Annotated[str, Field(description="A part such as `Touchpoint`; empty: the guide.")] = ""
    ) -> str:
        """How to write a map: a short guide, or every key of one part."""
        return format_help(part, self._language)

    def write_map(
        self,
        path: Annotated[str, Field(description="Where, inside the folder: it ends in .blueprint.yaml.")],
        text: str,
    ) -> Findings:
        """Write a map into the folder, over the one that is there, and say what is wrong with it."""
        inside = place(path, self._folder, self._language, there=False)
        write_text(self._folder / inside, text)
        return self._asked("lint", inside.as_posix(), "--output-format", "json")  # type: ignore[no-any-return]

    def _asked(self, command: str, map: str, *words: str) -> Any:  # noqa: A002
        named = Named(map, self._folder, self._language)
        return self._runner.answer(command, *words, "--", named.word, text=named.text)
