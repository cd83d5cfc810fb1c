"""A chain as what customers feel along it. Start with `walk.py`; `study.py` is what all figures start from."""
