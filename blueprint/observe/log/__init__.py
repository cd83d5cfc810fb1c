"""Event logs: files of any of the `readers/` to one table of events. Start with `events.py`, then `stamps.py`."""
