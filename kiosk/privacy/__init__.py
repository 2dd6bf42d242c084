"""What the kiosk keeps and why, and what it tells residents about itself."""
