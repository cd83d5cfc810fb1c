"""The flow of a map and what follows from it exactly: visits, times, queues. Start with `chain/`; each of the others stands on it."""
