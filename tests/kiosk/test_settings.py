"""Settings: who wins over whom, and what a wrong one says."""

from pathlib import Path

import pytest

from kiosk.settings import SettingsError, load_settings, settings_table, share_dir


def write(home: Path, text: str) -> None:
    (home / "kiosk.toml").write_text(text, encoding="utf-8")


def test_without_any_file_the_defaults_hold(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)

    assert settings.home == tmp_path
    assert settings.kiosk_id == "demo-1"
    assert (settings.idle.touch, settings.idle.form, settings.idle.warning) == (120, 180, 30)
    assert settings.outbox_path == tmp_path / "outbox.db"


def test_command_line_wins_over_environment_and_that_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        tmp_path, 'kiosk_id = "file"\nprinter = "none"\n[panel]\nwidth_px = 1920\nheight_px = 700'
    )
    monkeypatch.setenv("KIOSK_PRINTER", "cups")
    monkeypatch.setenv("KIOSK_PANEL__HEIGHT_PX", "1080")

    settings = load_settings(tmp_path, kiosk_id="given", voice=None)

    assert settings.kiosk_id == "given"
    assert settings.printer == "cups"
    assert (settings.panel.width_px, settings.panel.height_px) == (1920, 1080)
    assert settings.panel.density == 5.56


def test_home_comes_from_the_environment_when_not_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_HOME", str(tmp_path))

    assert load_settings().home == tmp_path


def test_every_wrong_key_is_named_at_once_with_a_mend(tmp_path: Path) -> None:
    write(tmp_path, 'printr = "file"\n[idle]\nwarning = 5\n')

    with pytest.raises(SettingsError) as raised:
        load_settings(tmp_path)

    faults = {fault.key: fault for fault in raised.value.faults}
    assert faults["printr"].mend == "Did you mean printer?"
    assert "20" in faults["idle.warning"].problem
    assert "kiosk.toml" in str(raised.value)


def test_a_file_that_is_not_toml_says_so(tmp_path: Path) -> None:
    write(tmp_path, "kiosk_id = ")

    with pytest.raises(SettingsError, match="is not TOML"):
        load_settings(tmp_path)


def test_the_endpoint_key_is_never_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_ENDPOINT_KEY", "s3cret-key")

    assert "s3cret-key" not in repr(load_settings(tmp_path))


def test_every_setting_has_a_meaning_in_the_table() -> None:
    rows = {row.key: row for row in settings_table()}

    assert all(row.text for row in rows.values())
    assert rows["idle.touch"].variable == "KIOSK_IDLE__TOUCH"
    assert rows["idle.touch"].default == "120"


def test_shared_folders_are_found_and_a_missing_one_is_named() -> None:
    assert share_dir("assets").is_dir()
    with pytest.raises(FileNotFoundError, match="pictures"):
        share_dir("pictures")
