"""What hangs on the kiosk: the printer and what it prints, the supervisor that watches it."""
