"""Ready-made content: what services of a kind have in common, as data files with their sources."""
