"""What was observed, held against the map. Start with `incidents.py`; `learning.py` says what follows."""
