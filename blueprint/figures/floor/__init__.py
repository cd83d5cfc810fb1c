"""Who is where on the floor plan. Start with `floor.py`."""
