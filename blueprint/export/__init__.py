"""Maps as files for other programs and for people: one format a file in `blueprint.export.formats`."""
