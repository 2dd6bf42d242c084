"""The speaking process: it is replaced when it dies, dies with its parent and leaves no file."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.language.languages import LANGUAGES
from kiosk.voice.engine_process import EngineProcess
from kiosk.voice.port import Finished, Started, Word
from tests.kiosk.voice.conftest import Heard

VOICES = [language.voice for language in LANGUAGES.values() if language.voice]
LONG = "This is a long sentence that goes on for a good while. " * 20


@pytest.fixture
def engine(heard: Heard) -> Iterator[EngineProcess]:
    engine = EngineProcess("silent")
    engine.listen(heard)
    yield engine
    engine.close()


def test_it_has_a_voice_for_every_language_we_offer(engine: EngineProcess) -> None:
    assert [voice for voice in VOICES if not engine.can_speak(voice)] == []
    assert not engine.can_speak("tlh")


def test_it_speaks_and_tells_of_it_in_order(engine: EngineProcess, heard: Heard) -> None:
    engine.speak(1, "Two words", "en-us", 6)
    heard.wait_for_kind(Finished)
    assert heard.events == [
        Started(1),
        Word(1, 0, 3),
        Word(1, 4, 5),
        Finished(1, completed=True),
    ]


def test_a_new_job_cuts_off_the_one_before(engine: EngineProcess, heard: Heard) -> None:
    engine.speak(1, LONG, "en-us", 3)
    heard.wait_for(lambda event: event == Started(1))
    engine.speak(2, "Short", "en-us", 6)
    heard.wait_for(lambda event: event == Finished(2, completed=True))
    assert Finished(1, completed=False, fault="stopped") in heard.events


def test_stop_is_told_when_the_sound_has_ended(engine: EngineProcess, heard: Heard) -> None:
    engine.speak(1, LONG, "en-us", 3)
    heard.wait_for_kind(Started)
    engine.stop()
    assert engine.wait_silent(2)
    heard.wait_for(lambda event: event == Finished(1, completed=False, fault="stopped"))


def test_a_child_that_does_not_stop_in_time_is_killed(engine: EngineProcess, heard: Heard) -> None:
    """A08 holds whatever the synthesiser does."""
    engine.speak(1, LONG, "en-us", 3)
    heard.wait_for_kind(Started)
    stuck = engine.pid
    assert stuck
    os.kill(stuck, signal.SIGSTOP)
    engine.stop()
    assert engine.wait_silent(2)
    heard.wait_for(lambda event: event == Finished(1, completed=False, fault="stopped"))
    engine.speak(2, "Again", "en-us", 6)
    heard.wait_for(lambda event: event == Finished(2, completed=True))
    assert engine.pid != stuck


def test_a_child_that_dies_is_replaced_and_speaks_again(
    engine: EngineProcess, heard: Heard
) -> None:
    engine.speak(1, LONG, "en-us", 3)
    heard.wait_for_kind(Started)
    first = engine.pid
    assert first
    os.kill(first, signal.SIGKILL)
    heard.wait_for(lambda event: event == Finished(1, completed=False, fault="engine-died"))
    engine.speak(2, "Again", "en-us", 6)
    heard.wait_for(lambda event: event == Finished(2, completed=True))
    assert engine.pid != first


def test_a_child_that_dies_often_is_still_replaced_while_it_speaks_between(
    engine: EngineProcess, heard: Heard
) -> None:
    for job in range(1, 9):
        engine.speak(job, LONG, "en-us", 3)
        heard.wait_for(lambda event, job=job: event == Started(job))  # type: ignore[misc]
        os.kill(engine.pid or 0, signal.SIGKILL)
        heard.wait_for(
            lambda event, job=job: (  # type: ignore[misc]
                event == Finished(job, completed=False, fault="engine-died")
            )
        )


def test_an_unknown_voice_is_told_and_not_spoken_by_another(
    engine: EngineProcess, heard: Heard
) -> None:
    engine.speak(1, "Hello", "tlh", 3)
    heard.wait_for(lambda event: event == Finished(1, completed=False, fault="no-voice"))
    assert Started(1) not in heard.events


def test_what_was_spoken_goes_with_the_process_at_the_end_of_a_session(
    engine: EngineProcess, heard: Heard
) -> None:
    engine.warm()
    unused = engine.pid
    engine.forget()
    assert engine.pid == unused  # nothing was said: nothing to forget
    engine.speak(1, "My name is Amal", "en-us", 6)
    heard.wait_for_kind(Finished)
    engine.forget()
    assert engine.pid != unused
    assert not _runs(unused or 0)


def test_a_machine_without_espeak_has_no_voices(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, heard: Heard
) -> None:
    without = tmp_path / "python"
    program = 'import sys; sys.modules["pyttsx3"] = None; sys.argv = sys.argv[3:]; '
    program += "from kiosk.voice.engine_child import main; main()"
    without.write_text(f"#!/bin/sh\nexec {sys.executable} -B -c '{program}' \"$@\"\n")
    without.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(without))
    engine = EngineProcess("silent")
    engine.listen(heard)
    assert engine.voices == frozenset()
    engine.speak(1, "Hello", "en-us", 3)
    heard.wait_for(lambda event: event == Finished(1, completed=False, fault="no-voice"))
    engine.close()


def test_the_child_ends_with_its_parent(tmp_path: Path) -> None:
    """Nothing goes on speaking to nobody after a crash of the kiosk."""
    parent = textwrap.dedent("""
        import sys, threading
        from kiosk.voice.engine_process import EngineProcess
        engine = EngineProcess("silent")
        started = threading.Event()
        engine.listen(lambda event: started.set())
        engine.speak(1, "A long sentence. " * 50, "en-us", 3)
        started.wait()
        print(engine.pid, flush=True)
        threading.Event().wait()
    """)
    run = subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE)
    assert run.stdout is not None
    child = int(run.stdout.readline())
    watch = os.pidfd_open(child)
    run.kill()
    run.wait()
    run.stdout.close()
    try:
        assert _ends_within(watch, 5.0)
    finally:
        os.close(watch)


def test_no_file_is_made_while_it_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heard: Heard
) -> None:
    """P26: the folder for temporary files and the working folder stay empty."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    engine = EngineProcess("silent")
    engine.listen(heard)
    for job, voice in enumerate(VOICES[:6], 1):
        engine.speak(job, "73", voice, 6)
        heard.wait_for(lambda event, job=job: event == Finished(job, completed=True))  # type: ignore[misc]
    engine.close()
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not on this machine")
def test_no_file_is_opened_for_writing_by_any_process_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, heard: Heard
) -> None:
    """P26, traced: also the player it feeds opens nothing to write but the sound device."""
    trace = tmp_path / "trace"
    tracer = tmp_path / "python"
    tracer.write_text(
        "#!/bin/sh\n"
        "exec strace -f -qq -e trace=open,openat,creat,mknod,rename,mkdir,mkdirat,symlink "
        f'-o {trace} {sys.executable} "$@"\n'
    )
    tracer.chmod(0o755)
    player = tmp_path / "player"
    player.write_text("#!/bin/sh\nexec cat > /dev/null\n")
    player.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(tracer))
    engine = EngineProcess(str(player))
    engine.listen(heard)
    assert engine.sound == "aplay"
    engine.speak(1, "canary 7391", "en-us", 6)
    heard.wait_for(lambda event: event == Finished(1, completed=True), 20)
    engine.close()
    calls = trace.read_text(errors="replace").splitlines()
    if not any("espeak" in call for call in calls):
        pytest.skip("this machine does not allow tracing")
    writing = [
        call
        for call in calls
        if re.search(r"O_WRONLY|O_RDWR|O_CREAT|creat|mknod|rename|mkdir|symlink", call)
    ]
    assert [call for call in writing if "/dev/null" not in call] == []


def test_the_child_loads_only_what_it_needs() -> None:
    """Every process counts in the memory goal; storage, models and the screen stay out."""
    program = (
        "import sys; import kiosk.voice.engine_child, kiosk.voice.espeak_driver; "
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    said = subprocess.run(
        [sys.executable, "-S", "-c", program],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=True,
    )
    loaded = set(said.stdout.split())
    assert not loaded & {"sqlalchemy", "pydantic", "PySide6", "babel", "structlog", "cryptography"}
    assert not loaded & {"subprocess", "tempfile", "wave", "inspect", "asyncio", "socket"}


def _runs(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def _ends_within(watch: int, seconds: float) -> bool:
    import select

    return bool(select.select([watch], [], [], seconds)[0])
