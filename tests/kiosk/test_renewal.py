"""A pack that is installed while the kiosk runs: nobody who is there notices."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.bootstrap import Core, build_core
from kiosk.directory.help_opening import fetched_help
from kiosk.doctor import examine
from kiosk.forms.journey import Accepted, Journey
from kiosk.pack.help_file import write_help
from kiosk.pack.help_places import HelpDirectory, PlaceOfHelp
from kiosk.pack.in_use import status_of
from kiosk.pack.install import install
from kiosk.settings import Settings, load_settings
from kiosk.sync.feed_notes import FeedNote, keep_note
from tests.kiosk.pack.publications import City


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path / "city")


@pytest.fixture
def settings(tmp_path: Path, city: City) -> Settings:
    home = city.in_use_at(tmp_path / "home", 2)
    return load_settings(home, pack=city.source, voice="silent")


@pytest.fixture
def core(settings: Settings, city: City) -> Iterator[Core]:
    core = build_core(settings, city.clock)
    yield core
    core.close()


def test_a_pack_that_waits_is_in_use_after_a_start(settings: Settings, city: City) -> None:
    install(city.publish(3), settings.home, city.clock)
    core = build_core(settings, city.clock)
    assert core.pack.version == 3
    core.close()


def test_a_pack_that_comes_during_a_session_waits_for_its_end(core: Core, city: City) -> None:
    session, texts = core.new_session(), core.texts("es")
    service = core.pack.services[0]
    session.begin(Journey(service.id, service.questions, core.today))
    install(city.publish(3), core.settings.home, city.clock)

    assert not core.renew(session)
    assert (core.pack.version, core.texts("es")) == (2, texts)
    assert session.journey is not None

    session.end("finished")
    assert core.renew(session)
    assert core.pack.version == 3
    assert core.texts("es") is not texts
    assert not core.renew(session)


def test_answers_name_the_version_that_they_began_with(core: Core, city: City) -> None:
    """Newer questions may mean something else."""
    session = core.new_session()
    service = core.pack.service("street-light")
    session.begin(Journey(service.id, service.questions, core.today))
    assert session.journey is not None
    session.journey.enter("where", {"way": "own-words", "address": "By the bridge"})
    install(city.publish(3), core.settings.home, city.clock)
    core.renew(session)

    for question, entry in (("wires", "no"), ("more", ""), ("contact", {"method": "none"})):
        assert isinstance(session.journey.enter(question, entry), Accepted)
    receipt = core.save(session.journey, "en")
    document = core.outbox.open_document(receipt.submission_id)
    assert document["pack"] == {"id": "my-city", "version": 2}


def test_the_search_and_the_places_are_those_of_the_new_pack(core: Core, city: City) -> None:
    before = core.gazetteer, core.service_search, core.offers
    install(city.publish(3), core.settings.home, city.clock)
    assert core.renew(core.new_session())
    after = core.gazetteer, core.service_search, core.offers
    assert all(new is not old for new, old in zip(after, before, strict=True))
    assert core.offers.pack.version == 3


def test_a_pack_that_was_damaged_while_it_waited_changes_nothing(core: Core, city: City) -> None:
    done = install(city.publish(3), core.settings.home, city.clock)
    waiting = core.settings.home / "packs" / "published" / done.name / "city.yaml"
    waiting.write_text("id: [", encoding="utf-8")
    assert not core.renew(core.new_session())
    assert core.pack.version == 2


def test_staff_learn_from_doctor_and_status_that_a_pack_is_past_its_date(
    settings: Settings, city: City
) -> None:
    def found() -> tuple[bool, bool]:
        published = next(f for f in examine(settings, city.clock) if f.what == "published pack")
        return published.ok, not status_of(settings.home, city.clock)["notices"]

    assert found() == (True, True)
    city.clock.advance(181 * 86_400)
    assert found() == (False, False)


def test_places_that_sync_fetched_come_between_residents(core: Core) -> None:
    assert not core.offers.has_help
    session = core.new_session()
    session.touched()
    place = PlaceOfHelp(id="s1", service_id="s1", language="en", texts={"name": "Pantry"})
    path = fetched_help(core.settings.home, "pantry")
    write_help(path.parent.parent, HelpDirectory(source="pantry", language="en", places=(place,)))

    assert path.is_file()
    assert not core.renew(session)
    session.end("finished")
    assert core.renew(session)
    search = core.offers.help_search
    assert search is not None
    assert search.find("pantry", "en").total == 1
    assert not core.renew(session)


def test_doctor_tells_how_a_fetch_went(settings: Settings, city: City) -> None:
    note = FeedNote(kind="hsds", taken=7, rejected=2, asked_at=city.clock.now())
    keep_note(settings.home, "pantry", note)
    (finding,) = [one for one in examine(settings, city.clock) if one.what == "hsds pantry"]
    assert finding.ok
    assert "7 taken, 2 rejected" in finding.found

    keep_note(settings.home, "pantry", note.model_copy(update={"problem": "shrunk"}))
    (finding,) = [one for one in examine(settings, city.clock) if one.what == "hsds pantry"]
    assert not finding.ok
    assert not finding.needed
    assert "shrunk" in finding.found
