"""House of Quality and five dimensions as figures. Start with `data.py`."""
