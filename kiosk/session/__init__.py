"""The resident session: language, preferences, answers and the time to give them; memory only."""
