"""Maps in Python: what `import blueprint` gives. Nothing else is public.

Start with `map.py`; `findings.py`, `figures.py`, `picture.py` and `difference.py` are what a map gives.
"""
