"""A walk through a map for an audience: one page that goes from step to step by itself or by hand. Start with `page.py`."""
