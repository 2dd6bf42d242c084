"""What is shown is spoken, in the words and the language that are shown (A04, A07, A12, A16)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from kiosk.language.bidi import without_controls
from kiosk.language.languages import LANGUAGES
from kiosk.language.pseudo import PSEUDO
from kiosk.language.scripts import SCRIPTS, is_in
from ui.audit.check import page_check
from ui.audit.finding import Fault
from ui.audit.page import Page
from ui.audit.part import Part

_SOME = 0.34


@page_check("spoken", "A04", "A16", "G12", wants="All that is shown is said when the page is read.")
def SPOKEN(page: Page) -> Iterator[Fault]:
    """Find texts that the reading of the page leaves out."""
    if not page.said or page.where.language in PSEUDO:
        return  # what nobody speaks is made longer sentence by sentence, and never heard
    heard = _plain(" ".join(utterance.text for utterance in page.said))
    for part in page.texts:
        if part.is_field or part.item.property("speech") == "":
            continue
        if not any(_plain(way) in heard for way in _ways_to_say(part)):
            yield page.fault(part, "is shown and never said", part.text[:80])


@page_check("label-in-name", "A07", wants="The name of a control holds the words on it.")
def LABEL_IN_NAME(page: Page) -> Iterator[Fault]:
    """Find controls whose words are not in their name."""
    for part in page.texts:
        holder = part.control
        if holder is None or part.is_field or part is holder:
            continue
        told = _plain(f"{holder.spoken} {holder.described}")
        label = holder.item.property("text")
        if isinstance(label, str) and holder.item.property("speech") not in (None, "", label):
            continue  # said in other words on purpose: a code letter by letter
        if _plain(part.text) not in told:
            yield page.fault(part, "stands on a control and is not in its name", told[:80])


@page_check(
    "speech-language", "A12", "H05", wants="Each utterance is in the language of what is shown."
)
def SPEECH_LANGUAGE(page: Page) -> Iterator[Fault]:
    """Find utterances with the wrong tag, or in the letters of another language."""
    tags = {part.item.property(name) for part in page.parts for name in ("tag", "nameTag")}
    own = tags & LANGUAGES.keys() | ({"en"} if page.where.language in PSEUDO else set())
    for utterance in (*page.said, *page.announced):
        if utterance.language != page.where.language and utterance.language not in own:
            yield Fault(utterance.source, "is said in another language", utterance.language)
        script = SCRIPTS.get(utterance.language)
        if script and _share(utterance.text, script) < _SOME and len(utterance.text) > 40:
            yield Fault(
                utterance.source, f"is tagged {utterance.language} in other letters", utterance.text
            )


@page_check("private-speech", "B04", wants="A resident's own answer is not read to the room.")
def PRIVATE_SPEECH(page: Page) -> Iterator[Fault]:
    """Find private answers in what is read aloud without being asked for."""
    secret = [p.strip() for p in page.facts.get("private", "").split("\n") if len(p.strip()) > 3]
    for utterance in page.announced:
        for value in secret:
            if value in utterance.text:
                yield Fault(utterance.source, "says a private answer aloud", value)


def _ways_to_say(part: Part) -> list[str]:
    speech = part.item.property("speech")
    ways = [part.text]
    if isinstance(speech, str) and speech:
        ways.append(speech)
    if part.control is not None and part.control is not part:
        ways.append(part.control.spoken)
    return ways


def _plain(text: str) -> str:
    """Return letters and digits only, so that pauses and marks do not count."""
    kept = unicodedata.normalize("NFC", without_controls(text)).casefold()
    return "".join(letter for letter in kept if letter.isalnum())


def _share(text: str, script: str) -> float:
    letters = [letter for letter in text if letter.isalpha()]
    found = [letter for letter in letters if is_in(letter, script)]
    return len(found) / len(letters) if letters else 1.0
