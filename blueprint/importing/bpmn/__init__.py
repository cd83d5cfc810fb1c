"""BPMN 2.0 to a map: elements read, gateways dissolved, rows put together. Start with `parsing.py`, then `to_map.py`."""
