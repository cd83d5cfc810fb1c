"""Fields of a map: which there are, how they are shown and typed; and the widgets of those below the canvas. Start with `catalogue.py`."""
