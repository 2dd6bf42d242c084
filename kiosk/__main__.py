"""`python -m kiosk` is the same as `kiosk`."""

from kiosk.entry import main

if __name__ == "__main__":
    main()
