"""The pages: the library of maps, and the editor of one."""
