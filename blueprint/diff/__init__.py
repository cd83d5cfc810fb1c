"""Two states of a map held against each other: what differs in meaning, whatever the spelling.

Start with `difference.py`; `changes.py` compares two maps, `renames.py` knows a touchpoint under its new id.
"""
