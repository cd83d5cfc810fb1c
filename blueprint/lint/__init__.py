"""Rules over a map: what is wrong, where, and what to do about it."""
