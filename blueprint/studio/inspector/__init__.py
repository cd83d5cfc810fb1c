"""Every field of what is selected, in plain words, beside the picture."""
