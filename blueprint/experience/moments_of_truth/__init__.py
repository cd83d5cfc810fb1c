"""Moments of truth and what goes with them. Start with `moments.py`."""
