"""Service blueprints as code: `load` a map, then `lint`, `analyse`, `draw`, `edit` or `diff` it.

Nothing is imported before it is used, so that the command line and programs start fast.
"""

from __future__ import annotations

from blueprint.handing_on import handing_on
from blueprint.version import __version__

TYPE_CHECKING = False  # `typing` takes long to import, and Ctrl-C meanwhile would show a traceback
if TYPE_CHECKING:
    from pathlib import Path

    from blueprint.library.difference import Difference
    from blueprint.library.error import MapError
    from blueprint.library.figures import Figures
    from blueprint.library.findings import Findings
    from blueprint.library.map import Map
    from blueprint.library.picture import Picture

__all__ = ["Difference", "Figures", "Findings", "Map", "MapError", "Picture", "__version__", "load", "loads"]

_PLACES = {
    "Difference": "library.difference",
    "Figures": "library.figures",
    "Findings": "library.findings",
    "Map": "library.map",
    "MapError": "library.error",
    "Picture": "library.picture",
}


def load(path: str | Path) -> Map:
    """Read a map from a file. A text with mistakes is read too: `Map.lint` names them.

    Raises:
        blueprint.MapError: the file cannot be opened.
    """
    from blueprint.library.map import read_file

    return read_file(path)


def loads(text: str, name: str = "map") -> Map:
    """Read a map from text; `name` is what it goes by in findings."""
    from blueprint.library.map import read_text

    return read_text(text, name)


__getattr__ = handing_on(__name__, _PLACES)
