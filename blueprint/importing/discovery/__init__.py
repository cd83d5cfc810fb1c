"""A map drafted from an event log. `draft.py` writes it, `parallel.py` finds what runs side by side."""
