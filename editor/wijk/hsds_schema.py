"""What a file in HSDS 3.0 must look like, as far as we read and write it.

Written from the facts of the specification (openreferral.org, CC BY-SA 4.0): which fields are required and of what
form. It is no copy of the official schema, which names many more fields; these are allowed here and left alone.
"""

from __future__ import annotations

from typing import Any

_ID = {"type": "string", "minLength": 1}
_TEXT = {"type": ["string", "null"]}


def _object(required: tuple[str, ...] = (), **fields: Any) -> dict[str, Any]:
    return {"type": "object", "required": ["id", *required], "properties": {"id": _ID, **fields}}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": ["array", "null"], "items": item}


_NAME = {"type": "string", "minLength": 1}
_PHONE = _object(("number",), number=_NAME)
_SCHEDULE = _object(
    freq={"enum": ["WEEKLY", "MONTHLY", None]},
    byday=_TEXT,
    opens_at=_TEXT,
    closes_at=_TEXT,
    description=_TEXT,
)
_ADDRESS = _object(
    ("address_1", "city", "state_province", "postal_code", "country", "address_type"),
    address_1={"type": "string"},
    city={"type": "string"},
    postal_code={"type": "string"},
    country={"type": "string", "minLength": 2, "maxLength": 2},
    address_type={"enum": ["physical", "postal", "virtual"]},
)
_LOCATION = _object(
    ("location_type",),
    location_type={"enum": ["physical", "postal", "virtual"]},
    addresses=_list(_ADDRESS),
    accessibility=_list(_object(description=_TEXT)),
    phones=_list(_PHONE),
    schedules=_list(_SCHEDULE),
)
_TERM = _object(("name", "description"), name=_NAME, description={"type": "string"}, code=_TEXT, taxonomy=_TEXT)

SERVICE = _object(
    ("name", "status"),
    name=_NAME,
    status={"enum": ["active", "inactive", "defunct", "temporarily closed"]},
    description=_TEXT,
    url=_TEXT,
    minimum_age={"type": ["number", "null"]},
    maximum_age={"type": ["number", "null"]},
    assured_date={"type": ["string", "null"]},
    organization=_object(("name", "description"), name=_NAME, description={"type": "string"}),
    phones=_list(_PHONE),
    schedules=_list(_SCHEDULE),
    service_areas=_list(_object(name=_TEXT)),
    languages=_list(_object(name=_TEXT, code=_TEXT)),
    cost_options=_list(_object(option=_TEXT)),
    service_at_locations=_list(_object(location=_LOCATION)),
    attributes=_list(_object(value=_TEXT, taxonomy_term=_TERM)),
)
# The page of services that the interface of HSDS gives.
PAGE = {
    "type": "object",
    "required": ["contents"],
    "properties": {"total_items": {"type": "integer"}, "contents": {"type": "array", "items": SERVICE}},
}
