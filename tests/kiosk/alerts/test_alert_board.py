"""What the screen is told: what holds here and now, in whose language, and how sure that is."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.alerts.board import AlertBoard
from kiosk.alerts.index import keep
from kiosk.alerts.record import AlertStore, FeedRecord
from tests.kiosk.alerts.cap_documents import ELSEWHERE, HERE, alert, area, info, named
from tests.kiosk.alerts.shown import LATE, NOW, SAY, SOURCE, Show, said


def test_a_warning_that_holds_here_is_shown_with_who_and_when(show: Show) -> None:
    view = show(alert())
    (one,) = view.alerts
    assert (one.headline, one.layout, view.state) == ("The river rises", "band", "warned")
    assert [SAY.say_aloud(fact) for fact in one.facts] == [
        "Sent by Weather Office on November 24, 2026, 12:00\u202fAM.",
        "It ends on November 24, 2026, 4:00\u202fAM.",
    ]
    assert said(view) == "There is 1 warning for this place."
    assert SAY.say_aloud(view.sources[0].checked) == (
        "Weather Office: checked just now, on November 24, 2026, 2:00\u202fAM."
    )


@pytest.mark.parametrize(
    "document",
    [
        alert(status="Test"),
        alert(status="Exercise"),
        alert(scope="Restricted"),
        alert(info(areas=area(ELSEWHERE))),
        alert(info(areas="")),
        alert(info(expires="2026-11-24T10:00:00-00:00")),
        alert(info(effective="2026-11-24T10:00:01-00:00")),
    ],
)
def test_a_test_or_what_is_elsewhere_or_at_another_time_is_not_shown(
    show: Show, document: bytes
) -> None:
    assert show(document).state == "quiet"


def test_a_warning_without_an_end_is_shown_for_a_day(show: Show) -> None:
    document = alert(info(expires=""))
    end = datetime(2026, 11, 25, 8, tzinfo=UTC)
    assert show(document, now=end - timedelta(seconds=1)).alerts[0].ends == end
    assert show(document, now=end).alerts == ()


@pytest.mark.parametrize(
    ("given", "layout"),
    [
        ({"severity": "Extreme"}, "screen"),
        ({"severity": "Severe"}, "screen"),
        ({"severity": "Moderate"}, "band"),
        ({"severity": "Minor"}, "band"),
        ({"severity": "Unknown"}, "band"),
        ({"severity": "Extreme", "response": "AllClear"}, "band"),
        ({"severity": "Severe", "urgency": "Past"}, "band"),
    ],
)
def test_severity_decides_between_band_and_screen(
    show: Show, given: dict[str, str], layout: str
) -> None:
    view = show(alert(info(**given)))  # type: ignore[arg-type]
    assert view.alerts[0].layout == layout
    assert (view.full_screen is not None) == (layout == "screen")
    assert bool(view.band) == (layout == "band")


def test_what_is_dismissed_leaves_the_screen_and_stays_in_the_list(show: Show) -> None:
    severe = alert(info(severity="Severe"), identifier="S")
    minor = alert(info(severity="Minor", event="Frost"), identifier="M")
    view = show(severe, minor)
    assert [one.severity for one in view.alerts] == ["Severe", "Minor"]
    keys = frozenset(one.key for one in view.alerts)
    put_away = show(severe, minor, dismissed=keys)
    assert put_away.full_screen is None
    assert put_away.band == ()
    assert put_away.alerts == view.alerts


def test_a_key_stays_with_the_words_and_goes_with_them(show: Show) -> None:
    def key(**given: str) -> str:
        later = alert(info(**given), identifier="A2", sent=LATE, kind="Update", references=named())
        return show(alert(), later).alerts[0].key

    first = show(alert()).alerts[0].key
    assert key(expires="2026-11-24T15:00:00-00:00") == first
    assert key(instruction="Leave now.") != first
    assert key(severity="Extreme") != first
    assert show(alert(), language="es").alerts[0].key == first


def test_the_same_danger_issued_again_is_shown_once_and_newest(show: Show) -> None:
    again = alert(info(headline="The river rises fast"), identifier="A2", sent=LATE)
    view = show(alert(), again)
    assert [one.headline for one in view.alerts] == ["The river rises fast"]
    other = alert(info(event="Frost"), identifier="A3", sent=LATE)
    assert len(show(alert(), other).alerts) == 2
    longer = alert(info(expires="2026-11-24T18:00:00-00:00"), identifier="A4", sent=LATE)
    assert len(show(alert(), longer).alerts) == 2


def test_a_danger_with_a_code_is_one_also_where_it_is_now_called_worse(show: Show) -> None:
    first = alert(info(code="FLW"))
    worse = alert(info(code="FLW", severity="Severe", event="Flash"), identifier="A2", sent=LATE)
    assert [one.severity for one in show(first, worse).alerts] == ["Severe"]


def test_silence_is_quiet_only_just_after_the_feed_was_read(show: Show) -> None:
    assert show().state == "quiet"
    assert said(show()) == "No warning for this place right now from Weather Office."
    unsure = (
        show(age=timedelta(minutes=16)),
        show(age=None),
        show(age=timedelta(minutes=-30)),
        show(missing=1),
        show(dropped_until=NOW + timedelta(hours=1)),
    )
    for view in unsure:
        assert view.state == "unknown"
        assert said(view) == "We cannot tell if there are warnings right now."
        assert len(view.doubts) == 1
        assert "No warning" not in " ".join(map(SAY.say_aloud, view.doubts))
    assert [view.sources[0].freshness for view in unsure] == [
        "old", "never", "never", "part", "part",
    ]  # fmt: skip


def test_an_old_feed_still_warns_and_says_how_old_it_is(show: Show) -> None:
    view = show(alert(), age=timedelta(minutes=61))
    assert view.state == "warned"
    (doubt,) = view.doubts
    assert SAY.say_aloud(doubt) == (
        "We got no news from Weather Office since November 24, 2026, 12:59\u202fAM."
        " There may be new warnings."
    )
    assert "61 minutes ago" in SAY.say_aloud(view.sources[0].checked)


def test_a_kiosk_without_feeds_says_so(tmp_path: Path) -> None:
    view = AlertBoard(AlertStore(tmp_path), [], *HERE).view("en", NOW)
    assert (view.state, said(view)) == ("off", "This kiosk does not get warnings.")


def test_a_feed_never_read_or_a_broken_file_is_unknown(tmp_path: Path) -> None:
    store = AlertStore(tmp_path)
    board = AlertBoard(store, [SOURCE], *HERE)
    assert board.view("en", NOW).state == "unknown"
    store.save("met", FeedRecord(read_at=NOW))
    assert board.view("en", NOW).state == "quiet"
    for rubbish in (b"", b"{", b"[" * 100_000, b"\xff", b'{"read_at": 5, "alerts": [{}]}'):
        store.path("met").write_bytes(rubbish)
        assert board.view("en", NOW).state == "unknown"


def test_a_kept_alert_that_cannot_be_read_again_makes_the_feed_unsure(tmp_path: Path) -> None:
    store = AlertStore(tmp_path)
    kept = keep(alert()).model_copy(update={"document": "<a/>"})
    store.save("met", FeedRecord(read_at=NOW, alerts=(kept,)))
    assert AlertBoard(store, [SOURCE], *HERE).view("en", NOW).state == "unknown"


def test_a_cancel_is_kept_as_long_as_what_it_takes_back(show: Show) -> None:
    long = alert(info(expires="2026-12-24T12:00:00-00:00"))
    cancel = alert(info(), identifier="C", kind="Cancel", sent=LATE, references=named())
    record = FeedRecord().with_alerts(map(keep, (long, cancel)), NOW)
    later = record.with_alerts((), NOW + timedelta(days=20))
    assert {one.identifier for one in later.alerts} == {"A1", "C"}
    gone = record.with_alerts((), NOW + timedelta(days=40))
    assert gone.alerts == ()


def test_what_there_was_no_room_for_is_told_until_it_has_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kiosk.alerts.record.MOST_KEPT", 2)
    cancel = alert(identifier="C", kind="Cancel", sent=LATE, references=named("A1"))
    many = [keep(alert(identifier=f"A{at}")) for at in range(1, 4)]
    record = FeedRecord().with_alerts([*many, keep(cancel)], NOW)
    assert "C" in {one.identifier for one in record.alerts}
    assert not record.with_alerts((), NOW).is_whole(NOW)
    assert record.is_whole(many[0].ends)


def test_a_feed_of_huge_messages_is_kept_within_bounds_and_said_to_be_partial(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = [keep(alert(identifier=f"A{at}")) for at in range(3)]
    monkeypatch.setattr("kiosk.alerts.record.MOST_LETTERS", 2 * len(many[0].document))
    record = FeedRecord().with_alerts(many, NOW)
    assert len(record.alerts) == 2
    assert not record.is_whole(NOW)


def test_a_text_made_to_be_slow_is_not(show: Show) -> None:
    for text in ("\u0345\u0300\u0316" * 6600, "<" * 19_000, "&" * 19_000, "\n " * 9_000):
        document = alert(info(description="a" + text))
        began = time.process_time()
        assert show(document).alerts
        assert time.process_time() - began < 1.0


def test_texts_come_without_markup_and_hard_line_ends(show: Show) -> None:
    text = (
        "AT 3 PM\nTHE RIVER &amp;#39;Blue&amp;#39;\nROSE.<br/>Stay <b>in</b>.\n\n* one\n* two\u202e"
    )
    (one,) = show(alert(info(description=text))).alerts
    assert one.paragraphs == ("AT 3 PM THE RIVER 'Blue' ROSE.", "Stay in.", "* one", "* two")


def test_hundreds_of_alerts_are_shown_quickly_when_only_the_time_has_changed(
    tmp_path: Path,
) -> None:
    store = AlertStore(tmp_path)
    many = [keep(alert(info(event=f"E{at}"), identifier=str(at))) for at in range(300)]
    record = FeedRecord(read_at=NOW).with_alerts(many, NOW)
    store.save("met", record)
    board = AlertBoard(store, [SOURCE], *HERE)
    assert len(board.view("en", NOW).alerts) == 300
    store.save("met", record.model_copy(update={"etag": "x"}))
    began = time.process_time()
    board.view("en", NOW)
    assert time.process_time() - began < 0.5
