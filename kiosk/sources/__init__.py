"""Where a city's own systems are reached: rows of endpoints.yaml and of the home, data not code."""
