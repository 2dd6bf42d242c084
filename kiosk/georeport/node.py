"""One shape for XML and JSON replies, so that nothing above has to know which it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Node:
    """A piece of a document: text, named fields, or items of a list.

    Every id, code and key is text exactly as written, leading zeros and all (Q1). Missing, null
    and "" are one thing: the empty string (Q2).
    """

    text: str = ""
    name: str = ""
    """The root element of an XML document, without its namespace."""
    is_list: bool = False
    """Whether it was written as a list, perhaps an empty one."""
    fields: tuple[tuple[str, Node], ...] = ()
    items: tuple[Node, ...] = ()

    def get(self, name: str) -> Node | None:
        """Return the first field of that name, None where there is none."""
        return next((node for key, node in self.fields if key == name), None)

    def value(self, name: str) -> str:
        """Return the field's text without the space around it; "" where there is none."""
        found = self.get(name)
        return found.text.strip() if found is not None else ""

    def is_true(self, name: str) -> bool:
        """Read a flag: true, "True" and "1" alike."""
        return self.value(name).casefold() in ("true", "1", "yes")

    def has(self, *names: str) -> bool:
        """Say whether one of these fields is there."""
        return any(key in names for key, _ in self.fields)

    def rows(self, name: str) -> tuple[Node, ...]:
        """Return the records called `name`, however the list was wrapped (Q2, Q3).

        A JSON array, an array of arrays, one object in place of an array, an XML container of
        elements, or elements straight under the root.
        """
        return tuple(self._rows(name))

    def inside(self, name: str) -> Node:
        """Return the field of that name, or the node itself where the container is missing."""
        return self.get(name) or self

    def _rows(self, name: str) -> Iterator[Node]:
        if self.items:
            for item in self.items:
                yield from item._rows(name)
            return
        named = [node for key, node in self.fields if key == name]
        if named:
            for node in named:
                yield from node.items or (node,)
        elif self.fields:
            yield self
