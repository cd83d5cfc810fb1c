"""BPMN 2.0 to a map: elements read, gateways dissolved, rows put together."""
