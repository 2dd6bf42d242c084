"""Departures and service news for the stops of a kiosk: a read model over the timetable file."""
