"""What a customer brings, by time served. Start with `economics.py`."""
