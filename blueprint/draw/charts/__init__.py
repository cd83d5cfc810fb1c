"""Pictures of one figure alone, for slides: the emotion curve, the time ladder."""
