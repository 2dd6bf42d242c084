"""Which language to speak to somebody who sees no wall of languages (H03, model line 3)."""

from __future__ import annotations

from collections.abc import Sequence

LOOPS = 3


class LanguagePrompt:
    """Goes round the languages that have a voice; the one heard last is the one that is chosen."""

    def __init__(self, tags: Sequence[str], loops: int = LOOPS) -> None:
        self._tags = tuple(tags)
        self._loops = loops
        self._place = 0

    @property
    def current(self) -> str:
        """The language that a choice would take now."""
        return self._tags[self._place]

    def heard(self, tag: str) -> None:
        """Note which language is being offered now."""
        self._place = self._tags.index(tag)

    def move(self, by: int) -> None:
        """Go to the language after or before, round and round."""
        self._place = (self._place + by) % len(self._tags)

    def to_say(self) -> tuple[str, ...]:
        """Return the languages to offer from here on, as often as it takes; then it is silent."""
        turned = self._tags[self._place :] + self._tags[: self._place]
        return turned * self._loops
