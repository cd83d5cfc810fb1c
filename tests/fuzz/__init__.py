"""Inputs that nobody meant, by the hundred thousand: `python -m tests.fuzz --count 100000 --seed 1`."""
