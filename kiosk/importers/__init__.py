"""What a city already publishes, turned into the source form of a pack."""
