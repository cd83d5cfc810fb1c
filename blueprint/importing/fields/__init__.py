"""JSON of any program, by a file that says where its steps are. Start with `to_map.py`."""
