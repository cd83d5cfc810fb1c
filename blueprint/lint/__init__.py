"""Rules over a map: what is wrong, where, and what to do. Start with `rule.py`, then `run/engine.py`."""
