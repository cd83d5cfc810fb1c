"""What several answers have in them: quantities, promises, queues, findings.

Start with `quantities.py`.
"""
