"""Tolerance, standard, actual and promise side by side. Start with `gaps.py`."""
