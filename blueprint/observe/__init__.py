"""What was observed, held against the map: incidents that customers tell of."""
