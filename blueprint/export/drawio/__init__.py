"""Drawings for draw.io (diagrams.net), cell by cell: start with `drawing.py`."""
