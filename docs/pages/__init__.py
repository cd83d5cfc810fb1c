"""Pages that would drift if people wrote them, one subject a file: each gives the text of a page in a language.

Read `common.py` first: where pages lie, and how they are called in each language.
"""
