"""A picture of a map, to look at and to save."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from blueprint.wording import Wording


@dataclass(frozen=True, repr=False)
class Picture:
    """A blueprint, drawn.

    Attributes:
        svg: the picture as SVG text, the same bytes on every machine.
        notices: what people should know of it, in both languages.
    """

    svg: str
    notices: tuple[Wording, ...] = field(default=())

    def png(self, scale: float = 2.0) -> bytes:
        """The picture as PNG, `scale` pixels to a CSS px; a character that no font here has is drawn as □."""
        from blueprint.draw import png

        return png(self.svg, scale)[0]

    def save(self, path: str | Path, scale: float = 2.0) -> None:
        """Write a file, SVG or PNG by its ending.

        Raises:
            ValueError: the name ends in neither.
            OSError: the file cannot be written.
        """
        from blueprint.files import write_bytes, write_text

        path = Path(path)
        if path.suffix == ".svg":
            write_text(path, self.svg)
        elif path.suffix == ".png":
            write_bytes(path, self.png(scale))
        else:
            raise ValueError(f"{path} should end in .svg or .png")

    def __repr__(self) -> str:
        return f"<Picture: {len(self.svg) // 1024} kB of SVG>"

    def _repr_svg_(self) -> str:
        return self.svg
