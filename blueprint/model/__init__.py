"""What a service map is: typed, immutable, in both languages. Start with `service_map.py`, then `touchpoint.py`."""
