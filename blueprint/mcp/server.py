"""The server: tools with their schemas, over standard input and output."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from mcp.server.mcpserver import Image, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from blueprint.mcp.format_help import guide
from blueprint.mcp.running import Refused, Runner
from blueprint.mcp.tools import MapText, Segment, Tools
from blueprint.model.segments import ALL
from blueprint.version import __version__
from blueprint.wording import Language

Texts = Annotated[Literal["both", "zh", "en"], Field(description="Language of the texts in the picture.")]


def create(folder: Path, language: Language, *, write: bool) -> MCPServer[Any]:
    """A server for the maps of a folder; only one that may write has a tool that does."""
    server: MCPServer[Any] = MCPServer(
        "blueprint", version=__version__, instructions=guide(language), log_level="WARNING"
    )
    tools = Tools(Runner(folder.resolve(), language))

    def render(map: MapText, segment: Segment = ALL, texts: Texts = "both") -> Image:  # noqa: A002
        """Draw the blueprint; a map with errors is drawn without figures."""
        return Image(data=tools.png(map, segment, texts), format="png")

    reading = (
        tools.list_maps, tools.format_help, tools.validate, tools.explain_rule,
        tools.analyse, tools.what_if, tools.diff, render,
    )  # fmt: skip
    for tool in reading:
        server.add_tool(_told(tool), annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False))
    if write:
        marks = ToolAnnotations(
            read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=False
        )
        server.add_tool(_told(tools.write_map), annotations=marks)
    return server


def _told(tool: Callable[..., Any]) -> Callable[..., Any]:
    """The tool, whose refusals the assistant reads."""

    @functools.wraps(tool)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return tool(*args, **kwargs)
        except Refused as refused:
            raise ToolError(str(refused)) from None

    run.__signature__ = inspect.signature(tool, eval_str=True)  # type: ignore[attr-defined]
    return run
