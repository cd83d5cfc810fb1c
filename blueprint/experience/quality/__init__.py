"""House of Quality and SERVQUAL. Start with `house.py`."""
