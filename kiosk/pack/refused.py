"""Why a published pack is not taken, as a code for programs and a sentence for people."""

from __future__ import annotations


class Refused(Exception):
    """A published pack or a key is not accepted; nothing that was in use has changed.

    `code` is one word for programs, `problem` says what is wrong, `mend` what to do.
    """

    def __init__(self, code: str, problem: str, mend: str) -> None:
        self.code = code
        self.problem = problem
        self.mend = mend
        super().__init__(f"{problem}. {mend}")

    def to_dict(self) -> dict[str, str]:
        """Return the refusal for JSON output: its code, the problem and the mend."""
        return {"code": self.code, "problem": self.problem, "mend": self.mend}
