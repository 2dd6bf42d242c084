"""What residents do with their hands: touches, keys, and doing nothing for long."""
