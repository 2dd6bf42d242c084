"""Fixed labels of the screens: qsTr() answered from the same catalogs as everything else."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from kiosk.language.texts import Texts


class CatalogTranslator(QTranslator):
    """A Qt translator over the texts of the language on screen; unknown words stay English.

    It stays installed; a language switch hands it other texts and lets the engine ask again.
    """

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts

    def speak(self, texts: Texts) -> None:
        """Answer from these texts from now on."""
        self._texts = texts

    def translate(
        self,
        _context: str,
        source: str,
        _disambiguation: str | None = None,
        _n: int = -1,
    ) -> str:
        """Return the translation of one fixed label."""
        return self._texts.ui(source)

    def isEmpty(self) -> bool:
        """Tell Qt that there is something to ask; without it the translator is never used."""
        return False
