"""Stoa's kiosk without a screen: the rules, the storage and the sending, with no Qt inside."""

__version__ = "0.1.0"
