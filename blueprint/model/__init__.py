"""What a service map is: typed, immutable, in both languages, with segments applied."""
