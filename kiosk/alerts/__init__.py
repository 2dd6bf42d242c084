"""Warnings of the authorities (CAP 1.2): read, judged, kept, and put into words."""
