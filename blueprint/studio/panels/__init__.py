"""What follows from the map, live below it: findings, moments of truth, times, what-if. Start with `panels.py`, their table."""
