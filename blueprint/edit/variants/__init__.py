"""A variant edited as the map that it is, and what it says differently taken over into its base, piece by piece.

Start with `layer.py`; `pieces.py` cuts a difference into what can be taken over alone, `promoting.py` takes it over.
"""
