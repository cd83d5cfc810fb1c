"""What follows from the map, live below it: findings, moments of truth, times, what-if and more."""
