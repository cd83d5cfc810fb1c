"""The package in a browser's own Python: one page, a worker, nothing from elsewhere.

`building.py` makes the folder that a web server gives out; `answering.py` is what the worker calls.
"""
