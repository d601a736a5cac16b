"""Places as services of HSDS 3.0, and back without loss.

A cell goes to the field that HSDS has for it. What does not come back the same from there ('18m', 'vanaf 12', the
kind of place) goes along as an attribute with a term of our own taxonomy, so that nothing is lost, whatever columns
are added later.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from jsonschema import Draft202012Validator

from bot.problems import Problem
from editor.wijk.hsds_schema import PAGE
from editor.wijk.schedules import from_schedules, to_schedules
from editor.wijk.tables import Row

TAXONOMY = "gewoon-vragen"
STEP_FREE = "drempelvrij"
PROVINCE, COUNTRY = "Zuid-Holland", "NL"
_ADDRESS = re.compile(r"(?P<street>.+?), (?:(?P<postcode>\d{4} ?[A-Z]{2}) )?(?P<city>[^,]+)")
_YEARS = re.compile(r"(?P<number>\d{1,3})(?P<months>m?)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Ids:
    """The same ids at every export, so that others can follow a service from one export to the next."""

    def __init__(self, municipality: str) -> None:
        self.municipality = municipality

    def of(self, *parts: object) -> str:
        return str(uuid5(NAMESPACE_URL, "/".join((TAXONOMY, self.municipality, *map(str, parts)))))


def to_page(rows: Sequence[Mapping[str, str]], municipality: str) -> dict[str, Any]:
    """A whole list as one page of services."""
    ids, seen, services = Ids(municipality), dict[str, int](), []
    for row in rows:
        name = row.get("naam", "")
        seen[name] = seen.get(name, 0) + 1
        services.append(to_service(row, municipality, ids, f"{name} {seen[name]}"))
    count = len(services)
    page = {"total_items": count, "total_pages": 1, "page_number": 1, "size": count, "first_page": True}
    return {**page, "last_page": True, "empty": not count, "contents": services}


def to_service(row: Mapping[str, str], municipality: str, ids: Ids, unique: str) -> dict[str, Any]:
    service = _drop_empty(_fields(row, municipality, ids, unique))
    back = _derived(service)
    lost = {column: cell for column, cell in row.items() if cell != back.get(column, "")}
    attributes = [_attribute(column, cell, ids, unique) for column, cell in lost.items()]
    return {**service, "attributes": attributes} if attributes else service


def _fields(row: Mapping[str, str], municipality: str, ids: Ids, unique: str) -> dict[str, Any]:
    name, text = row.get("naam", ""), row.get("beschrijving", "")
    phone, hours, day = row.get("telefoon", ""), row.get("openingstijden", ""), row.get("nagekeken op", "")
    return {
        "id": ids.of(unique),
        "name": name,
        "status": "active",
        "description": text,
        "url": _url(row.get("web", "")),
        "application_process": _application(row),
        "fees_description": row.get("kosten", ""),
        "eligibility_description": row.get("doelgroep", ""),
        "minimum_age": _years(row.get("leeftijd van", "")),
        "maximum_age": _years(row.get("leeftijd tot", "")),
        "assured_date": day if _DAY.fullmatch(day) else None,
        "alert": "Dit is een verzonnen voorbeeld." if row.get("voorbeeld", "").lower() == "ja" else "",
        "organization": {"id": ids.of(unique, "organization"), "name": name, "description": text or name},
        "phones": [{"id": ids.of(unique, "phone"), "number": phone, "type": "voice"}] if phone else [],
        "schedules": [
            {"id": ids.of(unique, "schedule", number), **schedule}
            for number, schedule in enumerate(to_schedules(hours) if hours else ())
        ],
        "service_areas": [
            {"id": ids.of(unique, "area", area), "name": area} for area in _items(row.get("wijken of postcodes", ""))
        ],
        "languages": [{"id": ids.of(unique, "language", name), "name": name} for name in _items(row.get("talen", ""))],
        "service_at_locations": _at_locations(row, municipality, ids, unique),
    }


def _application(row: Mapping[str, str]) -> str:
    columns = ("afspraak nodig", "verwijzing nodig")
    return " ".join(f"{column.capitalize()}: {row[column]}." for column in columns if row.get(column))


def _at_locations(row: Mapping[str, str], municipality: str, ids: Ids, unique: str) -> list[dict[str, Any]]:
    address, step_free = row.get("adres", ""), row.get("drempelvrij", "").lower() == "ja"
    if not (address or step_free):
        return []
    match = _ADDRESS.fullmatch(address)
    location = {
        "id": ids.of(unique, "location"),
        "location_type": "physical",
        "name": row.get("naam", ""),
        "addresses": [
            {
                "id": ids.of(unique, "address"),
                "address_1": match["street"] if match else address,
                "city": match["city"] if match else municipality,
                "state_province": PROVINCE,
                "postal_code": (match["postcode"] if match else None) or "",
                "country": COUNTRY,
                "address_type": "physical",
            }
        ]
        if address
        else [],
        "accessibility": [{"id": ids.of(unique, "accessibility"), "description": STEP_FREE}] if step_free else [],
    }
    return [{"id": ids.of(unique, "at"), "location": _drop_empty(location)}]


def _attribute(column: str, cell: str, ids: Ids, unique: str) -> dict[str, Any]:
    term = {
        "id": ids.of("term", column),
        "code": column,
        "name": column,
        "description": f"De kolom '{column}' van een lijst met plekken.",
        "taxonomy": TAXONOMY,
    }
    return {"id": ids.of(unique, "attribute", column), "value": cell, "taxonomy_term": term}


def from_page(data: Any) -> list[Row]:
    """Rows of a page, a bare list or a single service; ours come back as they were, others as far as they go."""
    return [_derived(service) | _own_cells(service) for service in _services(data)]


def _services(data: Any) -> list[Any]:
    if isinstance(data, Mapping):
        return list(data.get("contents") or data.get("services") or ([data] if "name" in data else []))
    return list(data) if isinstance(data, list) else []


def _own_cells(service: Mapping[str, Any]) -> Row:
    found: Row = {}
    for attribute in service.get("attributes") or ():
        term = attribute.get("taxonomy_term") or {}
        if term.get("taxonomy") == TAXONOMY and term.get("code"):
            found[term["code"]] = attribute.get("value") or ""
    return found


def _derived(service: Mapping[str, Any]) -> Row:
    locations = [at.get("location") or {} for at in service.get("service_at_locations") or ()]
    organization = service.get("organization") or {}
    holders = [service, *locations, organization]
    row = {
        "naam": service.get("name"),
        "beschrijving": service.get("description"),
        "web": service.get("url") or organization.get("website"),
        "telefoon": next((phone.get("number") for one in holders for phone in one.get("phones") or ()), ""),
        "openingstijden": from_schedules(schedule for one in holders for schedule in one.get("schedules") or ()),
        "adres": next((_address(found) for one in locations for found in one.get("addresses") or ()), ""),
        "leeftijd van": _age(service.get("minimum_age")),
        "leeftijd tot": _age(service.get("maximum_age")),
        "doelgroep": service.get("eligibility_description"),
        "kosten": service.get("fees_description") or _joined(service.get("cost_options"), "option"),
        "talen": _joined(service.get("languages"), "name"),
        "wijken of postcodes": _joined(service.get("service_areas"), "name"),
        "drempelvrij": "ja" if _is_step_free(locations) else "",
        "nagekeken op": service.get("assured_date"),
    }
    return {column: " ".join(str(cell or "").split()) for column, cell in row.items()}


def _is_step_free(locations: Iterable[Mapping[str, Any]]) -> bool:
    return any(item.get("description") == STEP_FREE for one in locations for item in one.get("accessibility") or ())


def _address(address: Mapping[str, Any]) -> str:
    street = ", ".join(str(address[line]) for line in ("address_1", "address_2") if address.get(line))
    town = " ".join(str(address[part]) for part in ("postal_code", "city") if address.get(part))
    return ", ".join(part for part in (street, town) if part)


def _joined(items: Iterable[Mapping[str, Any]] | None, field: str) -> str:
    return ", ".join(str(item[field]) for item in items or () if item.get(field))


def _items(cell: str) -> list[str]:
    return [item for item in (part.strip() for part in cell.split(",")) if item]


def _url(web: str) -> str:
    return web if not web or "://" in web else f"https://{web}"


def _years(cell: str) -> float | int | None:
    match = _YEARS.fullmatch(cell)
    if not match:
        return None
    return round(int(match["number"]) / 12, 2) if match["months"] else int(match["number"])


def _age(years: Any) -> str:
    if not isinstance(years, int | float):
        return ""
    return str(int(years)) if years == int(years) else f"{round(years * 12)}m"


def _drop_empty(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def read_hsds(path: Path, problems: list[Problem]) -> list[Row]:
    """The rows of a file; every fault in its form is noted with its place in the file."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        line = getattr(error, "lineno", 1)
        problems.append(Problem(path, f"regel {line}", "is geen JSON.", "Vraag het bestand opnieuw op."))
        return []
    problems += [Problem(path, field, message, remedy) for field, message, remedy in faults_in(data)]
    return [] if problems else from_page(data)


def faults_in(data: Any) -> list[tuple[str, str, str]]:
    """Place, message and remedy of everything that is not as HSDS 3.0 wants it."""
    if not (services := _services(data)):
        return [("bestand", "bevat geen diensten.", "Een HSDS-bestand heeft 'contents' met een lijst van diensten.")]
    errors = Draft202012Validator(PAGE).iter_errors({"contents": services})
    remedy = "Vraag de maker om een geldig HSDS 3.0-bestand, of vul het veld aan."
    return [(" › ".join(map(str, error.absolute_path)), f"klopt niet: {error.message}.", remedy) for error in errors]
