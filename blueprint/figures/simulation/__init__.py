"""The same map simulated, beside the formulas. Start with `simulation.py`."""
