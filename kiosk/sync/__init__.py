"""Sending what residents saved, and fetching what the city says about it; needs no screen."""
