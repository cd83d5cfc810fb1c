"""What a check may look at. Start with `context.py`; `project.py` holds the other maps, `computing.py` the figures."""
