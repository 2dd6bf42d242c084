"""Settings of one kiosk: the command line, then KIOSK_* variables, then `<home>/kiosk.toml`."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_HOME = Path("~/.local/share/stoa")


@dataclass(frozen=True)
class SettingFault:
    """One wrong setting: its key as written in kiosk.toml, what is wrong, and what to do."""

    key: str
    problem: str
    mend: str


class SettingsError(Exception):
    """The settings cannot be used; `faults` lists every one of them."""

    def __init__(self, source: Path, faults: list[SettingFault]) -> None:
        self.source = source
        self.faults = tuple(faults)
        lines = [f"  {fault.key}: {fault.problem} {fault.mend}" for fault in faults]
        super().__init__("\n".join([f"The settings in {source} or KIOSK_* are wrong:", *lines]))


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Panel(_Table):
    """The screen: never trust what it says of its own density."""

    width_px: int = Field(default=1080, ge=640, description="Width of the window in pixels.")
    height_px: int = Field(default=1920, ge=640, description="Height of the window in pixels.")
    px_per_mm: float | None = Field(
        default=None,
        gt=1,
        lt=20,
        description="Pixels per millimetre; found from the size when not given.",
    )
    view_mm: int = Field(
        default=600, ge=300, le=1500, description="Distance of the eye in millimetres."
    )

    @property
    def density(self) -> float:
        """Pixels per millimetre: as set, or that of the usual panel of this size."""
        if self.px_per_mm is not None:
            return self.px_per_mm
        usual = {(1080, 1920): 4.03, (1920, 1080): 5.56, (1024, 768): 3.36}
        return usual.get((self.width_px, self.height_px), 4.03)


class IdleSettings(_Table):
    """How long a kiosk waits for a resident (F05); seconds."""

    touch: int = Field(default=120, ge=20, description="Seconds without a touch until the warning.")
    form: int = Field(default=180, ge=20, description="The same while a form is open.")
    speech: int = Field(default=300, ge=20, description="The same while the voice is on.")
    warning: int = Field(
        default=30, ge=20, description="Seconds to answer the warning (law: 20 or more)."
    )


class Settings(BaseSettings):
    """Everything that differs from one kiosk to the next; paths are absolute once loaded."""

    model_config = SettingsConfigDict(
        env_prefix="KIOSK_", env_nested_delimiter="__", extra="forbid", frozen=True
    )

    home: Path = Field(
        default=DEFAULT_HOME, description="Folder that holds all state of this kiosk."
    )
    pack: Path | None = Field(
        default=None, description="Folder of the city pack; the demo city when not given."
    )
    kiosk_id: str = Field(
        default="demo-1",
        min_length=1,
        max_length=40,
        description="Name of this kiosk in submissions.",
    )
    panel: Panel = Field(default_factory=Panel, description="The screen.")
    idle: IdleSettings = Field(default_factory=IdleSettings, description="Waiting times.")
    printer: Literal["file", "cups", "none"] = Field(
        default="file", description="Where slips go: files (PNG and PDF), a CUPS queue, or nowhere."
    )
    printer_queue: str | None = Field(default=None, description="Name of the CUPS queue.")
    printer_takes: Literal["pdf", "picture"] = Field(
        default="pdf",
        description="What that queue is handed: PDF, or PNG where it knows only dots.",
    )
    print_dir: Path | None = Field(default=None, description="Folder of the file printer.")
    voice: Literal["espeak", "silent"] = Field(
        default="espeak",
        description="Speech engine; silent writes what it would say and says nothing.",
    )
    endpoint_key: SecretStr | None = Field(
        default=None, description="API key of the Open311 endpoint; better kept in the environment."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="What the journal holds; never a resident's words at any level."
    )

    source_name: ClassVar[str] = "kiosk.toml"

    @property
    def outbox_path(self) -> Path:
        """The one database that must survive."""
        return self.home / "outbox.db"

    @property
    def run_dir(self) -> Path:
        """State that may vanish; memory where the system offers it."""
        runtime = os.environ.get("XDG_RUNTIME_DIR")
        return Path(runtime) / "stoa" if runtime else self.home / "run"

    @property
    def slip_dir(self) -> Path:
        """Where the file printer lays its slips."""
        return self.print_dir or self.home / "print"

    @property
    def pack_source(self) -> Path:
        """The pack's folder: as set, or the demo city that comes with Stoa."""
        return self.pack or share_dir("assets") / "demo-city"


def share_dir(name: str) -> Path:
    """Return the folder `assets` or `translations`, in the installed package or the checkout.

    Raises FileNotFoundError where neither has it.
    """
    here = Path(__file__).resolve().parent
    for root in (here / "_share", here.parent):
        if (root / name).is_dir():
            return root / name
    raise FileNotFoundError(f"{name} is missing beside {here}: install Stoa again")


def load_settings(home: Path | None = None, **given: Any) -> Settings:
    """Read the settings; `given` wins over the environment, and that over `<home>/kiosk.toml`.

    Values of None in `given` count as not given. Raises SettingsError naming every wrong key.
    """
    folder = (home or Path(os.environ.get("KIOSK_HOME") or DEFAULT_HOME)).expanduser().resolve()
    source = folder / Settings.source_name
    chosen = {key: value for key, value in given.items() if value is not None}
    written = _without_environment(_read_toml(source))
    try:
        settings = Settings(**{**written, **chosen, "home": folder})
    except ValidationError as error:
        raise SettingsError(source, [_fault(item) for item in error.errors()]) from None
    return settings.model_copy(
        update={
            key: path.expanduser().resolve()
            for key in ("pack", "print_dir")
            if (path := getattr(settings, key)) is not None
        }
    )


def _read_toml(source: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        fault = SettingFault(source.name, f"is not TOML: {error}.", "Correct that line.")
        raise SettingsError(source, [fault]) from None


def _without_environment(written: dict[str, Any], prefix: str = "KIOSK_") -> dict[str, Any]:
    """Drop what the environment says otherwise, since what is handed to Settings would win."""
    kept: dict[str, Any] = {}
    names = {name.upper() for name in os.environ}
    for key, value in written.items():
        name = prefix + key.upper()
        if isinstance(value, dict) and name not in names:
            kept[key] = _without_environment(value, f"{name}__")
        elif name not in names:
            kept[key] = value
    return kept


def _fault(error: ErrorDetails) -> SettingFault:
    key = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(key, [row.key for row in settings_table()], n=1)
        mend = f"Did you mean {near[0]}?" if near else "Remove it."
        return SettingFault(key, "is not a setting.", mend)
    known = {row.key: row for row in settings_table()}
    mend = f"It is: {known[key].text}" if key in known else ""
    value = "" if key == "endpoint_key" else f" (found {error['input']!r})"
    return SettingFault(key, f"{error['msg']}{value}.", mend)


@dataclass(frozen=True)
class SettingRow:
    """One row of the table that documentation and staff pages print."""

    key: str
    variable: str
    type: str
    default: str
    text: str


def settings_table() -> tuple[SettingRow, ...]:
    """Return every setting with its key, variable, type, default and meaning."""
    return tuple(_rows(Settings, "", "KIOSK_"))


def _rows(model: type[BaseModel], prefix: str, variable: str) -> Iterator[SettingRow]:
    for name, info in model.model_fields.items():
        kind = info.annotation
        if isinstance(kind, type) and issubclass(kind, _Table):
            yield from _rows(kind, f"{prefix}{name}.", f"{variable}{name.upper()}__")
            continue
        shown = kind.__name__ if isinstance(kind, type) else str(kind).replace("typing.", "")
        default = "" if info.default is None else str(info.default)
        yield SettingRow(
            prefix + name, variable + name.upper(), shown, default, info.description or ""
        )
