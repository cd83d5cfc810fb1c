"""The answer of each command, one a file, named like the command; `Answer` is the whole of it.

The schema is found by the file's name; start with `gaps.py`, the shortest of those about a map.
"""
