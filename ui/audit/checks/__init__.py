"""All checks, in the order of the requirements."""

from __future__ import annotations

from ui.audit.check import Check
from ui.audit.checks import contrast, frame, letters, names, speech, targets, text_fit

MODULES = (names, speech, text_fit, letters, contrast, targets, frame)

CHECKS: tuple[Check, ...] = tuple(
    check for module in MODULES for check in vars(module).values() if isinstance(check, Check)
)
