"""The distribution of a walk's time on a lattice. Start with `grid.py`; `refine.py` puts several together."""
