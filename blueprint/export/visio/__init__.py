"""Drawings for Visio, written part by part: start with `drawing.py`."""
