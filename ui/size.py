"""Window sizes as they are written on a command line."""

from __future__ import annotations

import argparse


def size_of(text: str) -> tuple[int, int]:
    """Read WIDTHxHEIGHT in pixels; raises ArgumentTypeError with how to write it."""
    width, _, height = text.lower().partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise argparse.ArgumentTypeError(f"{text} is not a size: write it like 1080x1920")
    return int(width), int(height)
