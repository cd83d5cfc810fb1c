"""A chart beside a command's answer, written as the ending of its file asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blueprint.wording import Wording

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = (".svg", ".png")


class UnknownChart(Exception):
    """A file ending that no chart is written to."""

    def __init__(self, path: Path) -> None:
        self.wording = Wording("{path} should end in .svg or .png", "{path} 应以 .svg 或 .png 结尾").filled(
            path=path
        )
        super().__init__(self.wording.en)


def check_chart(path: Path) -> None:
    """Refuse what `write_chart` would refuse, before anything is computed.

    Raises:
        UnknownChart: the file has another ending.
    """
    if path.suffix.lower() not in ENDINGS:
        raise UnknownChart(path)


def write_chart(path: Path, svg: str) -> None:
    """Write SVG text, or a PNG of two pixels to a CSS px.

    Raises:
        UnknownChart: the file has another ending.
        OSError: it cannot be written.
    """
    from blueprint.draw import png
    from blueprint.files import write_bytes, write_text

    check_chart(path)
    if path.suffix.lower() == ".svg":
        write_text(path, svg)
    else:
        write_bytes(path, png(svg, 2)[0])
