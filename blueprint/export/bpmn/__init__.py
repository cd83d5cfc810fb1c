"""BPMN 2.0: a map as one process, with our own drawing (BPMN DI) and times (BPSim). Start with `process.py`; `diagram.py` draws it."""
