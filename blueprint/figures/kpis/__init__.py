"""Key figures. Start with `kpis.py`; `counts.py` reads what was counted."""
