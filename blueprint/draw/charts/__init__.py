"""Pictures of one figure alone, for slides: the emotion curve, the time ladder. Start with `page.py`, then `emotion.py`."""
