"""All checks, in the order in which the report has them."""

from __future__ import annotations

from ui.audit.check import Check
from ui.audit.checks import (
    choices,
    contrast,
    ears,
    first_and_help,
    forms,
    frame,
    keys_walk,
    language,
    letters,
    names,
    orientations,
    other_ways,
    plain,
    sentences,
    sources,
    speech,
    targets,
    text_fit,
    timing,
    touch,
    voice,
    words,
    writing,
)

MODULES = (
    *(names, speech, voice, ears),
    *(text_fit, letters, contrast, targets, frame, keys_walk, touch, other_ways, plain),
    *(timing, choices, words, forms, first_and_help, orientations),
    *(language, sentences, writing, sources),
)

CHECKS: tuple[Check, ...] = tuple(
    check for module in MODULES for check in vars(module).values() if isinstance(check, Check)
)
