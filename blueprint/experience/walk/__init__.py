"""A chain as what customers feel along it. Start with `feeling.py` (what goes in), then `walk.py`."""
