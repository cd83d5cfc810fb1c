"""What a check may look at. Start with `context.py`."""
