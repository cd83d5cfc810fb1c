"""What one browser tab has open, keeps and saves. Start with `session.py`; `open_map.py` is one map."""
