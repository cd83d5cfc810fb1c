"""All figures of a map together: per segment and mixed, from visits to promises.

`Analysis(service_map)` computes each figure once, when it is first asked for. Start with `map_figures.py`, then `group.py`.
"""

from typing import TYPE_CHECKING

from blueprint.handing_on import handing_on

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis
    from blueprint.figures.settings import Settings

__all__ = ["Analysis", "Settings"]

__getattr__ = handing_on(__name__, {"Analysis": "analysis", "Settings": "settings"})
