"""How the test city writes its GeoReport v2 documents: XML or JSON, tidy or as seen in the wild."""

from __future__ import annotations

import json
from typing import Any
from xml.sax.saxutils import escape

Row = dict[str, Any]

XML = "text/xml; charset=utf-8"
JSON = "application/json; charset=utf-8"


def as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def as_xml(root: str, value: Any, item: str = "item") -> bytes:
    return f'<?xml version="1.0" encoding="utf-8"?>\n{_element(root, value, item)}'.encode()


_ITEMS = {
    "attributes": "attribute",
    "values": "value",
    "endpoints": "endpoint",
    "formats": "format",
}


def _element(name: str, value: Any, item: str) -> str:
    if isinstance(value, list):
        inner = "".join(_element(item, one, _ITEMS.get(item, "item")) for one in value)
    elif isinstance(value, dict):
        inner = "".join(_element(key, held, _ITEMS.get(key, "item")) for key, held in value.items())
    elif value is None:
        return f"<{name}/>"
    elif isinstance(value, bool):
        inner = str(value).lower()
    else:
        inner = escape(str(value))
    return f"<{name}>{inner}</{name}>"


SERVICES: list[Row] = [
    {
        "service_code": "001",
        "service_name": "Street light out",
        "description": "A street light that is dark or blinks.",
        "metadata": True,
        "type": "realtime",
        "keywords": "lamp, dark",
        "group": "Streets",
    },
    {
        "service_code": "002",
        "service_name": "Pothole",
        "description": "A hole in the road.",
        "metadata": False,
        "type": "realtime",
        "keywords": "road",
        "group": "Streets",
    },
    {
        "service_code": "010",
        "service_name": "Bulky waste",
        "description": "Large things that the city takes away.",
        "metadata": False,
        "type": "batch",
        "keywords": "",
        "group": "Waste",
    },
    {
        "service_code": "099",
        "service_name": "Ask the city",
        "description": "Any other question.",
        "metadata": False,
        "type": "blackbox",
        "keywords": "",
        "group": "Other",
    },
]

DEFINITIONS: dict[str, Row] = {
    "001": {
        "service_code": "001",
        "attributes": [
            {
                "variable": True,
                "code": "LAMP",
                "datatype": "singlevaluelist",
                "required": False,
                "datatype_description": None,
                "order": 1,
                "description": "What is wrong with the light?",
                "values": [
                    {"key": "out", "name": "It is dark"},
                    {"key": "flicker", "name": "It blinks"},
                ],
            }
        ],
    }
}
