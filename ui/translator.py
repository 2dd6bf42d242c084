"""Fixed labels of the screens: qsTr() answered from the same catalogs as everything else."""

from __future__ import annotations

from gettext import NullTranslations

from PySide6.QtCore import QCoreApplication, QTranslator

from ui.qm import qm_bytes


class LabelTranslator:
    """Qt's own translator, fed with the catalog of the language on screen (see ui/qm.py for why).

    A language without a catalog, and a label without a translation, stay English.
    """

    def __init__(self) -> None:
        self._translator = QTranslator()
        self._compiled: dict[str, bytes] = {}
        self._now = b""  # Qt reads these bytes where they are: they must stay

    def speak(self, tag: str, catalog: NullTranslations) -> None:
        """Answer from this catalog from now on; the engine must be asked to retranslate."""
        if tag not in self._compiled:
            self._compiled[tag] = qm_bytes(plain_words(catalog))
        QCoreApplication.removeTranslator(self._translator)
        self._now = self._compiled[tag]
        if self._translator.load(self._now):
            QCoreApplication.installTranslator(self._translator)

    def close(self) -> None:
        """Let Qt speak English again."""
        QCoreApplication.removeTranslator(self._translator)


def plain_words(catalog: NullTranslations) -> dict[str, str]:
    """Return the translations of a catalog that are not counted ones.

    gettext can only be asked for one sentence at a time; what it read is in `_catalog`, which has
    been its name since Python 2.
    """
    read: dict[object, str] = getattr(catalog, "_catalog", {})
    return {source: said for source, said in read.items() if isinstance(source, str) and source}
