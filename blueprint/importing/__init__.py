"""Files of other programs to maps: one reader a file in `blueprint.importing.readers`."""
