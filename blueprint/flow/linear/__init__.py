"""Linear systems of a chain, free of subtraction. Start with `solver.py`; it chooses between dense and sparse."""
