"""When Python looks through all of memory: between two residents, never while one writes.

A full collection goes through everything that the program keeps, a tenth of a second and more with
a city's directory, and comes at any moment. So what lives on is set aside while nobody waits.
"""

from __future__ import annotations

import gc


def tidy() -> None:
    """Free what nothing refers to any more, and leave the rest out of the collections to come."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
