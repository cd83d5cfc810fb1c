"""The picture: one layout, and painters for it. Start with `shapes.py` (what a layout is), then `picture.py`."""

from blueprint.draw.options import Fold
from blueprint.draw.picture import lay_out, png, svg

__all__ = ["Fold", "lay_out", "png", "svg"]
