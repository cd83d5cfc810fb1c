"""A simulation to be watched: one page on which the customers of a recorded run walk the map. Start with `page.py`."""
