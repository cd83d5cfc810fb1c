"""Many maps made at once: on all cores, and only those that have changed.

Read `every.py` first; `kept.py` is what is known of earlier builds, `crew.py` the processes, `worker.py` one of them.
"""
