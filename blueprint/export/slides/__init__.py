"""Slides of native, editable shapes (python-pptx, extra `export`). Start with `deck.py` (which slides), then `canvas.py`."""
