"""Who comes where, how often, and who never does. Start with `visits.py`."""
