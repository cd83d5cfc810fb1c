"""Waits in front of staffed touchpoints. Start with `queue.py`; `staffing.py` chooses the servers."""
