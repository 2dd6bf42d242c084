"""Stoa's screen: PySide6 and QML around the core, with no rule of the domain."""

from ui.singletons import keep_singletons

keep_singletons()
