"""What several rules know of scripts, etiquette, feelings and the design method. Start with the subject's name."""
