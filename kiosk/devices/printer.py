"""Printers: where a slip goes, and what kept it from getting there.

A printer is handed a renderer, since shaping six scripts is the screen's business and this room
knows no Qt. What goes to a file is the slip alone, which holds a reference and no answer (P26).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from kiosk.devices.paper_form import PaperForm
from kiosk.devices.slip import Slip
from kiosk.language.message import Message, msg

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
ProblemKind = Literal["out-of-paper", "offline", "jammed"]
Takes = Literal["pdf", "picture"]
"""What a queue is handed: pages with text as text, or pictures where it knows only dots."""

PROBLEMS: dict[ProblemKind, Message] = {
    "out-of-paper": msg(
        "The printer has no paper. Please write the reference down, or take a photo of it. "
        "Your request is safe."
    ),
    "offline": msg(
        "The printer does not work now. Please write the reference down, or take a photo of it. "
        "Your request is safe."
    ),
    "jammed": msg(
        "The paper is stuck in the printer. Please write the reference down, or take a photo of "
        "it. Your request is safe."
    ),
}


NO_FORM = msg("The form could not be printed. Please ask the staff for it.")


@dataclass(frozen=True)
class Printed:
    """The slip is out; `files` are those a file printer wrote."""

    files: tuple[Path, ...] = ()


@dataclass(frozen=True)
class PrinterProblem:
    """The slip is not out; `message` tells the resident what to do instead."""

    kind: ProblemKind

    @property
    def message(self) -> Message:
        """What is shown in large type and said."""
        return PROBLEMS[self.kind]


class Renderer(Protocol):
    """Makes pages of a slip."""

    def png(self, slip: Slip) -> bytes:
        """Return the slip as the thermal printer prints it: 576 dots wide, 203 to the inch."""
        ...

    def pdf(self, slip: Slip) -> bytes:
        """Return the slip as a PDF with real text."""
        ...

    def form_pdf(self, form: PaperForm) -> bytes:
        """Return an empty form as a PDF of A4 pages."""
        ...

    def form_pngs(self, form: PaperForm) -> tuple[bytes, ...]:
        """Return the same pages as pictures, 150 dots to the inch."""
        ...


class Printer(Protocol):
    """Something that prints slips."""

    def state(self) -> PrinterProblem | None:
        """Return what keeps it from printing now, None where nothing does."""
        ...

    def print_slip(self, slip: Slip) -> Printed | PrinterProblem:
        """Print, or say why not; never raises for what can happen to a printer."""
        ...

    def print_form(self, form: PaperForm) -> Printed | PrinterProblem:
        """Print an empty form, or say why not; never raises for what can happen to a printer."""
        ...


class FilePrinter:
    """Writes `<reference>.png` and `.pdf` into a folder, whole or not at all."""

    def __init__(self, folder: Path, renderer: Renderer) -> None:
        self._folder = folder
        self._renderer = renderer

    def state(self) -> PrinterProblem | None:
        """Return offline where the folder cannot be made or written."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return PrinterProblem("offline")
        return folder_problem(self._folder)

    def print_slip(self, slip: Slip) -> Printed | PrinterProblem:
        """Write both files; a full or missing disk is out of paper or offline."""
        if (problem := self.state()) is not None:
            return problem
        return self._keep(
            {
                f"{slip.reference}.png": self._renderer.png(slip),
                f"{slip.reference}.pdf": self._renderer.pdf(slip),
            }
        )

    def print_form(self, form: PaperForm) -> Printed | PrinterProblem:
        """Write `form-<service>-<language>.pdf` and a picture of each page, `…-1.png`.

        The next form of the service takes their place.
        """
        if (problem := self.state()) is not None:
            return problem
        service = form.form_id.split("/")[1]
        name = f"form-{service}-{form.language.tag}"
        pictures = enumerate(self._renderer.form_pngs(form), 1)
        return self._keep(
            {
                f"{name}.pdf": self._renderer.form_pdf(form),
                **{f"{name}-{number}.png": picture for number, picture in pictures},
            }
        )

    def _keep(self, pages: dict[str, bytes]) -> Printed | PrinterProblem:
        try:
            return Printed(tuple(self._write(name, page) for name, page in pages.items()))
        except OSError as error:
            return PrinterProblem("out-of-paper" if error.errno == 28 else "offline")

    def _write(self, name: str, page: bytes) -> Path:
        target = self._folder / name
        unfinished = target.with_suffix(f"{target.suffix}.tmp")
        unfinished.write_bytes(page)
        return unfinished.replace(target)


class CupsPrinter:
    """Hands pages to a CUPS queue on standard input, so that no file of ours is written.

    A queue that takes pictures gets one job for each page.

    The queue itself must keep nothing: `PreserveJobFiles No`, `PreserveJobHistory No` and a spool
    in memory (P26); CUPS keeps jobs for a day otherwise.
    """

    def __init__(
        self,
        queue: str,
        renderer: Renderer,
        run: Run = subprocess.run,
        takes: Takes = "pdf",
    ) -> None:
        self._queue = queue
        self._renderer = renderer
        self._run = run
        self._takes = takes

    def state(self) -> PrinterProblem | None:
        """Ask CUPS what the queue's printer reports."""
        return queue_problem(self._queue, self._run)

    def print_slip(self, slip: Slip) -> Printed | PrinterProblem:
        """Send the slip to the queue."""
        if (problem := self.state()) is not None:
            return problem
        renderer = self._renderer
        return self._send(
            "slip", renderer.pdf(slip) if self._takes == "pdf" else renderer.png(slip)
        )

    def print_form(self, form: PaperForm) -> Printed | PrinterProblem:
        """Send the form to the queue."""
        if (problem := self.state()) is not None:
            return problem
        if self._takes == "pdf":
            return self._send("form", self._renderer.form_pdf(form))
        return self._send("form", *self._renderer.form_pngs(form))

    def _send(self, title: str, *pages: bytes) -> Printed | PrinterProblem:
        for page in pages:
            try:
                sent = _call(self._run, ["lp", "-d", self._queue, "-t", title, "-"], page)
            except (OSError, subprocess.SubprocessError):
                return PrinterProblem("offline")
            if sent.returncode != 0:
                return PrinterProblem("offline")
        return Printed()


class NoPrinter:
    """A kiosk without a printer."""

    def state(self) -> PrinterProblem | None:
        """Return offline: there is none."""
        return PrinterProblem("offline")

    def print_slip(self, _slip: Slip) -> Printed | PrinterProblem:
        """Print nothing and say so."""
        return PrinterProblem("offline")

    def print_form(self, _form: PaperForm) -> Printed | PrinterProblem:
        """Print nothing and say so."""
        return PrinterProblem("offline")


class SimulatedPrinter:
    """A printer for tests and tours: prints into a list, or has the problem it is told to have."""

    def __init__(self, problem: ProblemKind | None = None) -> None:
        self.problem = problem
        self.slips: list[Slip] = []
        self.forms: list[PaperForm] = []

    def state(self) -> PrinterProblem | None:
        """Return the problem it was told to have."""
        return PrinterProblem(self.problem) if self.problem else None

    def print_slip(self, slip: Slip) -> Printed | PrinterProblem:
        """Keep the slip, unless there is a problem."""
        if (problem := self.state()) is not None:
            return problem
        self.slips.append(slip)
        return Printed()

    def print_form(self, form: PaperForm) -> Printed | PrinterProblem:
        """Keep the form, unless there is a problem."""
        if (problem := self.state()) is not None:
            return problem
        self.forms.append(form)
        return Printed()


def folder_problem(folder: Path) -> PrinterProblem | None:
    """Return what keeps files from being written into a folder that is there."""
    return None if os.access(folder, os.W_OK) else PrinterProblem("offline")


def queue_problem(queue: str, run: Run = subprocess.run) -> PrinterProblem | None:
    """Ask CUPS what keeps a queue from printing; None where nothing does."""
    try:
        asked = _call(run, ["lpstat", "-l", "-p", queue])
    except (OSError, subprocess.SubprocessError):
        return PrinterProblem("offline")
    told = asked.stdout.decode(errors="replace").lower()
    if any(word in told for word in ("media-empty", "media-needed", "out of paper")):
        return PrinterProblem("out-of-paper")
    if "jam" in told:
        return PrinterProblem("jammed")
    down = asked.returncode != 0 or "disabled" in told or "offline" in told
    return PrinterProblem("offline") if down else None


def has_cups() -> bool:
    """Whether the commands of CUPS are here."""
    return shutil.which("lp") is not None and shutil.which("lpstat") is not None


def _call(
    run: Run, command: list[str], page: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LC_ALL": "C"}  # the answer is read, not shown
    return run(command, input=page, capture_output=True, timeout=10, env=environment, check=False)
