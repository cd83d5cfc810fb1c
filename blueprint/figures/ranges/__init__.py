"""How sure the figures are: what goes in with its error, draws of it, and the ranges that follow. Start with `inputs.py`."""
