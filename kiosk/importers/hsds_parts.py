"""Parts of a place of help that HSDS rows tell together: its texts, address and numbers."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.importers.hsds_phones import read_phones
from kiosk.importers.hsds_values import Row, children, text
from kiosk.pack.help_places import Address, Phone, TextField


def texts_of(
    name: str, service: Row, link: Row, location: Row, organisation: Row
) -> dict[TextField, str]:
    """Return what is told of a place in words, without what is empty or says the name again.

    `name` is that of the place; `link` is the row of this service at this location.
    """
    owner = text(organisation, "name")
    place = text(location, "name")
    texts: dict[TextField, str] = {
        "name": name,
        "other_name": text(service, "alternate_name"),
        "organisation": owner if owner != name else "",
        "description": text(service, "description") or text(link, "description"),
        "location": place if place not in (name, owner) else "",
        "directions": text(location, "transportation"),
        "who": text(service, "eligibility_description"),
        "cost": fees(service),
        "how": text(service, "application_process"),
        "bring": "\n".join(
            told
            for one in children(service, "required_documents")
            if (told := text(one, "document", "name"))
        ),
        "alert": text(service, "alert"),
        "accessibility": accessibility(location),
        "interpreters": text(service, "interpretation_services"),
        "hours": "\n".join(
            dict.fromkeys(
                told
                for row in (link, service, location)
                for one in children(row, "schedules")
                if (told := text(one, "description"))
            )
        ),
    }
    return {field: told for field, told in texts.items() if told}


def fees(service: Row) -> str:
    """Return what a service costs, in its own words; empty where nobody said."""
    told = [text(one, "amount_description", "option") for one in children(service, "cost_options")]
    return text(service, "fees_description") or "\n".join(word for word in told if word)


def accessibility(location: Row) -> str:
    """Return what is told of the way in, under any of the names that publishers use for it."""
    rows = children(location, "accessibility", "accessibilitys", "accessibility_for_disabilities")
    told = [text(one, name) for one in rows for name in ("description", "details")]
    return "\n".join(dict.fromkeys(word for word in told if word))


def address_of(location: Row) -> Address | None:
    """Return the address to go to: a physical one before a postal one."""
    rows = children(location, "addresses", "addresss", "address", "physical_addresses")
    rows = rows or ([location] if text(location, "address_1") else [])
    rows.sort(key=lambda row: text(row, "address_type") == "postal")
    for row in rows:
        town = " ".join(
            word for word in (text(row, "state_province"), text(row, "postal_code")) if word
        )
        city = text(row, "city")
        parts = (
            text(row, "address_1"),
            text(row, "address_2"),
            ", ".join(word for word in (city, town) if word),
        )
        if parts[0]:
            return Address(
                lines=tuple(part for part in parts if part),
                city=city,
                postal_code=text(row, "postal_code"),
            )
    return None


def phones_of(rows: Iterable[Row]) -> tuple[Phone, ...]:
    """Return numbers nearest to the service first; a person's only where there is no other."""
    rows = list(rows)
    found: dict[str, Phone] = {}
    for sources in (rows, [contact for row in rows for contact in children(row, "contacts")]):
        for row in sources:
            for one in children(row, "phones"):
                if text(one, "type").casefold() in ("fax", "pager", "textphone", "sms"):
                    continue
                for phone in read_phones(one):
                    found.setdefault(phone.dial, phone)
        if found:
            break
    return tuple(found.values())
