"""Promises over nights, weekends and holidays, by each way to read their words; read `readings.py` first."""
