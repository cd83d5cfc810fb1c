"""Nights, weekends and public holidays: when people are there (`calendar.py`), and when a promise is due (`due.py`)."""
