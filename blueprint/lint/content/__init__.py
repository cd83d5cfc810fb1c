"""What several rules know of scripts, etiquette, feelings and standards. Start with the subject's name."""
