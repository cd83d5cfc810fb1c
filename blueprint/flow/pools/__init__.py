"""Waits where several touchpoints share their servers. Start with `conserved.py`."""
