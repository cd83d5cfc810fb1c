"""Mermaid: flowcharts, swimlanes and journeys. Start with `blocks.py`."""
