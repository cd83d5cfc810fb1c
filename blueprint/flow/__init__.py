"""The flow of a map: its graph, its chain, and what follows from them exactly: visits, times, queues."""
