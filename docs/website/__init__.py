"""The documentation site, in both languages, of the pages that lie in docs/: no second copy is kept.

Read `tree.py` first: which pages there are and where they come from. `gallery.py` adds the maps, `settings.py` is what
the generator is told, `links.py` holds that every link of the finished site leads somewhere.
"""
