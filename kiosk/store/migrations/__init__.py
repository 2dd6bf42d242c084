"""Steps from one schema to the next; each runs in one transaction (P8)."""
