"""The index page of a folder of maps: what is known of each, maps within maps, what support systems carry.

Read `entry.py` first: all the page says of a map; `page.py` writes it.
"""
