"""Drawings to maps: boxes with labels, and arrows. Start with `to_map.py`."""
