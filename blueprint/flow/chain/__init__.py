"""The map as a graph and as the absorbing chain that customers walk. Start with `chain.py`; `from_map.py` makes it."""
