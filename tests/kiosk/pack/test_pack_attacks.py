"""P40: no rollback, freeze, mix or forged pack; each attack is refused and changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.pack.faults import PackFaults
from kiosk.pack.install import activate, install
from kiosk.pack.installed import load_current
from kiosk.pack.published import look_at
from kiosk.pack.publishing import sign_pack
from kiosk.pack.refused import Refused
from kiosk.pack.signature import PackKey, sign_manifest, write_signatures
from kiosk.pack.trust import trust_keys
from tests.kiosk.pack.made_packs import edit
from tests.kiosk.pack.publications import City, archive, snapshot

STRANGER = Ed25519PrivateKey.generate()


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path / "city")


@pytest.fixture
def home(tmp_path: Path, city: City) -> Path:
    """A home that has come to version 3."""
    return city.in_use_at(tmp_path / "home", 3)


def _as_is(city: City, manifest: bytes, signatures: bytes) -> bytes:
    head = [("manifest.json", manifest), ("signatures.json", signatures)]
    return archive([*head, *sorted(city.files(4).items())])


def _manifest(city: City) -> bytes:
    return rfc8785.dumps(city.manifest(city.files(4), version=4))


def _nobody_signed(city: City) -> bytes:
    return city.publish(4, signers=[]).read_bytes()


def _too_few_signed(city: City) -> bytes:
    return city.publish(4, signers=city.keys[:1]).read_bytes()


def _one_signed_twice(city: City) -> bytes:
    return city.publish(4, signers=[city.keys[0], city.keys[0]]).read_bytes()


def _one_signed_under_two_names(city: City) -> bytes:
    manifest = _manifest(city)
    _, signature = sign_manifest(manifest, city.keys[0])
    claimed = {key.id: signature for key in city.public[:2]}
    return _as_is(city, manifest, write_signatures(claimed))


def _strangers_signed(city: City) -> bytes:
    theirs = [STRANGER, Ed25519PrivateKey.generate()]
    manifest = city.manifest(city.files(4), version=4)
    manifest["keys"] = sorted(PackKey(key.public_key()).id for key in theirs)
    written = rfc8785.dumps(manifest)
    signatures = dict(sign_manifest(written, key) for key in theirs)
    return _as_is(city, written, write_signatures(signatures))


def _a_stranger_signed_in_our_name(city: City) -> bytes:
    manifest = _manifest(city)
    _, signature = sign_manifest(manifest, STRANGER)
    claimed = {key.id: signature for key in city.public}
    return _as_is(city, manifest, write_signatures(claimed))


def _signatures_of_another_version(city: City) -> bytes:
    older = look_at(city.publish(3, name="again.stoapack"))
    return _as_is(city, _manifest(city), write_signatures(older.signatures))


def _signatures_for_another_purpose(city: City) -> bytes:
    manifest = _manifest(city)
    made = {PackKey(key.public_key()).id: key.sign(manifest) for key in city.keys}
    return _as_is(city, manifest, write_signatures(made))


def _the_manifest_was_changed(city: City) -> bytes:
    manifest = city.manifest(city.files(4), version=4)
    signed = city.signed(rfc8785.dumps(manifest))
    return _as_is(city, rfc8785.dumps(manifest | {"version": 5}), signed)


def _a_threshold_of_their_own(city: City) -> bytes:
    written = rfc8785.dumps(city.manifest(city.files(4), version=4, threshold=1))
    return _as_is(city, written, city.signed(written, count=1))


def _a_key_that_the_manifest_leaves_out(city: City) -> bytes:
    manifest = city.manifest(city.files(4), version=4, keys=[city.public[0].id])
    written = rfc8785.dumps(manifest)
    return _as_is(city, written, city.signed(written, count=3))


def _a_file_was_changed(city: City) -> bytes:
    files = city.files(4)
    head = city.head(city.manifest(files, version=4))
    files["city.yaml"] = files["city.yaml"].replace(b"My City", b"Me City")
    return archive([*head, *sorted(files.items())])


def _files_of_two_versions(city: City) -> bytes:
    edit(city.source / "services/street-light.yaml", "cost: Free", "cost: Fees")
    edit(city.source / "translations/es.po", 'msgid "Free"', 'msgid "Fees"')
    mixed = city.files(4)
    edit(city.source / "services/street-light.yaml", "cost: Fees", "cost: Free")
    edit(city.source / "translations/es.po", 'msgid "Fees"', 'msgid "Free"')
    head = city.head(city.manifest(city.files(5), version=5))
    files = city.files(5) | {
        name: content for name, content in mixed.items() if name.startswith("services/")
    }
    return archive([*head, *sorted(files.items())])


def _an_older_version(city: City) -> bytes:
    return city.publish(2).read_bytes()


def _the_same_version_again(city: City) -> bytes:
    city.clock.advance(60)
    return city.publish(3, name="again.stoapack").read_bytes()


def _a_pack_past_its_grace(city: City) -> bytes:
    written = city.publish(4, days=10).read_bytes()
    city.clock.advance(timedelta(days=41).total_seconds())
    return written


def _a_pack_from_the_future(city: City) -> bytes:
    now = city.clock.now()
    city.clock.jump(now + timedelta(days=3))
    written = city.publish(4).read_bytes()
    city.clock.jump(now)
    return written


def _another_city(city: City) -> bytes:
    return city.crafted(city.files(4), version=4, pack="your-city")


def _a_newer_program(city: City) -> bytes:
    return city.publish(4, min_app="99.0").read_bytes()


ATTACKS: dict[str, tuple[Callable[[City], bytes], str]] = {
    "nobody signed": (_nobody_signed, "signature"),
    "too few signed": (_too_few_signed, "signature"),
    "one signed twice": (_one_signed_twice, "signature"),
    "one signed under two names": (_one_signed_under_two_names, "signature"),
    "strangers signed": (_strangers_signed, "signature"),
    "a stranger signed in our name": (_a_stranger_signed_in_our_name, "signature"),
    "signatures of another version": (_signatures_of_another_version, "signature"),
    "signatures for another purpose": (_signatures_for_another_purpose, "signature"),
    "the manifest was changed": (_the_manifest_was_changed, "signature"),
    "a threshold of their own": (_a_threshold_of_their_own, "signature"),
    "a key that the manifest leaves out": (_a_key_that_the_manifest_leaves_out, "signature"),
    "a file was changed": (_a_file_was_changed, "content"),
    "files of two versions": (_files_of_two_versions, "content"),
    "an older version": (_an_older_version, "rollback"),
    "the same version with other content": (_the_same_version_again, "rollback"),
    "frozen past its grace": (_a_pack_past_its_grace, "expired"),
    "from the future": (_a_pack_from_the_future, "not-yet"),
    "of another city": (_another_city, "other-pack"),
    "for a newer program": (_a_newer_program, "min-app"),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused(attack: str, tmp_path: Path, city: City, home: Path) -> None:
    craft, code = ATTACKS[attack]
    (tmp_path / "attack.stoapack").write_bytes(craft(city))
    before = snapshot(home)

    with pytest.raises(Refused) as caught:
        install(tmp_path / "attack.stoapack", home, city.clock)

    assert caught.value.code == code
    assert snapshot(home) == before
    assert load_current(home, tmp_path / "no-source", city.clock).pack.version == 3


def test_a_lost_note_of_the_floor_lets_nothing_older_in(city: City, home: Path) -> None:
    (home / "trust" / "pack-floor.json").unlink()

    with pytest.raises(Refused, match="version 2"):
        install(city.publish(2), home, city.clock)


def test_lost_content_lets_nothing_older_in(city: City, home: Path) -> None:
    """The floor is kept apart: whoever empties the packs does not turn back time."""
    for pointer in ("current", "before"):
        (home / "packs" / "published" / pointer).unlink(missing_ok=True)

    with pytest.raises(Refused, match="version 2"):
        install(city.publish(2), home, city.clock)
    assert install(city.folder / "3.stoapack", home, city.clock).is_new


def test_a_damaged_floor_is_told_and_not_guessed(city: City, home: Path) -> None:
    (home / "trust" / "pack-floor.json").write_text("{}")

    with pytest.raises(Refused) as caught:
        install(city.publish(4), home, city.clock)
    assert caught.value.code == "floor"


def test_without_trusted_keys_nothing_is_taken(tmp_path: Path, city: City) -> None:
    with pytest.raises(Refused) as caught:
        install(city.publish(1), tmp_path / "new-home", city.clock)
    assert caught.value.code == "trust"
    assert not (tmp_path / "new-home").exists()


@pytest.mark.parametrize("threshold", [0, 4])
def test_keys_that_cannot_agree_are_not_trusted(tmp_path: Path, city: City, threshold: int) -> None:
    with pytest.raises(Refused):
        trust_keys(tmp_path, "my-city", city.public, threshold)


def test_the_same_key_three_times_is_one_key(tmp_path: Path, city: City) -> None:
    with pytest.raises(Refused):
        trust_keys(tmp_path, "my-city", city.public[:1] * 3, 2)


def test_an_installed_pack_that_was_changed_is_not_used(
    tmp_path: Path, city: City, home: Path
) -> None:
    """The last good one is used, and staff are told."""
    install(city.publish(4), home, city.clock)
    name = activate(home)
    assert name is not None
    edit(home / "packs" / "published" / name / "city.yaml", "555-0100", "555-6666")

    loaded = load_current(home, tmp_path / "no-source", city.clock)

    assert loaded.pack.version == 3
    assert "city.yaml" in loaded.faults[0].problem


def test_a_file_that_was_put_into_an_installed_pack_is_noticed(
    tmp_path: Path, city: City, home: Path
) -> None:
    folder = next((home / "packs" / "published").glob("3-*"))
    (folder / "services" / "evil.yaml").write_text("evil")

    with pytest.raises(PackFaults, match=r"evil\.yaml"):
        load_current(home, tmp_path / "no-source", city.clock)


def test_no_other_city_stands_in_for_a_pack_that_cannot_be_used(
    tmp_path: Path, city: City, home: Path
) -> None:
    (home / "trust" / "pack-keys.json").unlink()
    with pytest.raises(PackFaults, match="whose packs"):
        load_current(home, city.source, city.clock)

    city.trusted_by(home)
    (home / "packs" / "published" / "current").write_text("damaged")
    (home / "packs" / "published" / "before").write_text("3-0123456789abcdef")
    assert load_current(home, city.source, city.clock).is_last_good
    edit(city.source / "city.yaml", "id: my-city", "id: your-city")
    with pytest.raises(PackFaults):
        load_current(home, city.source, city.clock)


def test_a_signer_that_the_pack_does_not_name_cannot_sign(city: City) -> None:
    file = city.publish(1)
    before = file.read_bytes()

    with pytest.raises(Refused, match="does not name"):
        sign_pack(file, STRANGER)
    assert file.read_bytes() == before


def test_trust_written_for_another_key_than_it_names_is_damaged(city: City, home: Path) -> None:
    path = home / "trust" / "pack-keys.json"
    read = json.loads(path.read_text())
    ids = list(read["keys"])
    read["keys"][ids[0]] = read["keys"][ids[1]]
    path.write_text(json.dumps(read))

    with pytest.raises(Refused) as caught:
        install(city.publish(4), home, city.clock)
    assert caught.value.code == "trust"
