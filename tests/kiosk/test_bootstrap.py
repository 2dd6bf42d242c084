"""The core, composed from a small pack: the main job from answers to slip without a screen."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.bootstrap import Core, build_core
from kiosk.devices.printer import CupsPrinter, FilePrinter, NoPrinter, SimulatedPrinter
from kiosk.forms.journey import Accepted, Journey
from kiosk.outbox.reference import check_word
from kiosk.pack.commands import new_pack
from kiosk.pack.faults import PackFaults
from kiosk.session.timing import Warning as IdleWarning
from kiosk.settings import Settings, load_settings
from tests.fakes import FakeClock


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    new_pack(tmp_path / "pack")
    return load_settings(tmp_path / "home", pack=tmp_path / "pack", voice="silent")


@pytest.fixture
def core(settings: Settings, clock: FakeClock) -> Iterator[Core]:
    core = build_core(settings, clock, printer=SimulatedPrinter())
    yield core
    core.close()


def finished_journey(core: Core) -> Journey:
    service = core.pack.service("street-light")
    journey = Journey(service.id, service.questions, core.today)
    here = core.gazetteer.near_kiosk("en").answer()
    for question, entry in (("wires", "no"), ("more", ""), ("contact", {"method": "none"})):
        if question == "wires":
            journey.answer("where", here)
        assert isinstance(journey.enter(question, entry), Accepted)
    assert journey.is_complete
    return journey


def test_a_finished_journey_becomes_a_receipt_a_row_and_a_slip(core: Core) -> None:
    journey = finished_journey(core)

    receipt = core.save(journey, "en")
    core.print_slip(receipt, core.pack.service("street-light"), "en")

    assert receipt.reference.startswith(core.pack.city.kiosk.reference_prefix)
    status = core.outbox.status(receipt.reference)
    assert status is not None
    assert status.state == "saved"
    printer = core.printer
    assert isinstance(printer, SimulatedPrinter)
    (slip,) = printer.slips
    texts = [line.text for line in slip.lines]
    assert receipt.reference in texts
    assert check_word(receipt.reference, core.pack.check_words["en"]) in texts


def test_services_and_places_are_found_through_the_core(core: Core) -> None:
    assert [service.id for service in core.service_search.search("lamp", "en")] == ["street-light"]
    assert core.gazetteer.near_kiosk("en").address.startswith("Near the kiosk at Main Library")


def test_nothing_heavy_is_opened_before_it_is_asked_for(settings: Settings) -> None:
    core = build_core(settings)
    core.texts("en")

    assert not settings.outbox_path.exists()
    assert not {"outbox", "voice", "printer"} & set(vars(core))
    core.warm()
    assert settings.outbox_path.exists()
    core.close()
    assert not {"outbox", "voice"} & set(vars(core))


def test_importing_the_core_loads_neither_storage_nor_screen() -> None:
    """Cold start: what the first screen does not need comes later."""
    heavy = "{'sqlalchemy', 'alembic', 'cryptography', 'httpx', 'PySide6', 'qrcode', 'typer'}"
    code = f"import sys, kiosk.bootstrap; print(sorted({heavy} & set(sys.modules)))"

    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True
    )

    assert ran.stdout.strip() == "[]"


def test_a_wrong_pack_leaves_the_last_good_one_in_use(settings: Settings) -> None:
    build_core(settings).close()
    (settings.pack_source / "categories.yaml").write_text("- {id: streets, colour: red}\n")

    core = build_core(settings)

    assert core.pack.find_service("street-light") is not None
    assert any("colour" in str(fault) for fault in core.pack_faults)


def test_a_wrong_pack_without_an_earlier_one_is_refused_with_every_fault(
    settings: Settings,
) -> None:
    (settings.pack_source / "categories.yaml").unlink()
    (settings.pack_source / "places.yaml").write_text("- {id: x, height: 3}\n")

    with pytest.raises(PackFaults) as raised:
        build_core(settings)

    assert {"categories.yaml", "places.yaml"} <= {fault.file for fault in raised.value.faults}


def test_printers_follow_the_settings_and_need_a_renderer(settings: Settings) -> None:
    class Renderer:
        def png(self, _slip: object) -> bytes:
            return b""

        def pdf(self, _slip: object) -> bytes:
            return b""

    none = settings.model_copy(update={"printer": "none"})
    dots = settings.model_copy(update={"printer": "cups", "printer_takes": "picture"})

    assert isinstance(build_core(settings).printer, NoPrinter)
    assert isinstance(build_core(settings, renderer=Renderer()).printer, FilePrinter)
    assert isinstance(build_core(none, renderer=Renderer()).printer, NoPrinter)
    queue = build_core(dots, renderer=Renderer()).printer
    assert isinstance(queue, CupsPrinter)
    assert queue._takes == "picture"


def test_the_session_waits_as_long_as_the_settings_say(
    settings: Settings, clock: FakeClock
) -> None:
    idle = settings.idle.model_copy(update={"touch": 60})
    core = build_core(settings.model_copy(update={"idle": idle}), clock)
    session = core.new_session()
    session.touched()
    clock.advance(60)

    assert session.timer.state() == IdleWarning(30)


def test_today_is_the_citys_day(settings: Settings, clock: FakeClock) -> None:
    clock.jump(clock.now().replace(hour=2))  # still the day before in Chicago

    assert build_core(settings, clock).today.isoformat() == "2026-11-23"
