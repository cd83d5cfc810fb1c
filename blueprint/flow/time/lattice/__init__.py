"""The distribution of a time on a lattice. Start with `grid.py` (how fine, how long), then `transform.py`."""
