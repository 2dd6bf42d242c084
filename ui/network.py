"""No network for the screen: whatever QML might be talked into fetching is refused (P30)."""

from __future__ import annotations

from PySide6.QtCore import QIODevice, QObject, QUrl
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest
from PySide6.QtQml import QQmlNetworkAccessManagerFactory

NOWHERE = QUrl("refused:")
"""A scheme that no part of Qt serves: a request for it fails before anything leaves the process."""


class NoNetwork(QNetworkAccessManager):
    """Answers every request, of whatever kind, with a failure."""

    asked = 0

    def createRequest(
        self,
        operation: QNetworkAccessManager.Operation,
        _request: QNetworkRequest,
        _data: QIODevice | None = None,
    ) -> QNetworkReply:
        """Fail the request; its address is not looked at, not even to tell of it."""
        NoNetwork.asked += 1
        return super().createRequest(operation, QNetworkRequest(NOWHERE), None)


class NoNetworkFactory(QQmlNetworkAccessManagerFactory):
    """Gives every part of a QML engine a network that is none."""

    def __init__(self) -> None:
        super().__init__()
        self._made: list[NoNetwork] = []  # Qt does not keep the Python half alive

    def create(self, parent: QObject) -> QNetworkAccessManager:
        """Called by the engine, from any of its threads."""
        manager = NoNetwork(parent)
        self._made.append(manager)
        return manager
