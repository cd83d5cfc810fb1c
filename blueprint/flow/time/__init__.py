"""How long a visit, a stretch and the whole walk take. Start with `law.py` (one visit), then `distribution.py` (a walk)."""
