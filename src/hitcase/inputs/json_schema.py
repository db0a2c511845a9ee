"""The JSON Schema of a client file, for editors: `python -m hitcase.inputs.json_schema` writes it anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hitcase.inputs.schema import ClientFile

NAME = "client.schema.json"


def json_schema() -> str:
    """The schema's text, made from `ClientFile`; units and bounds of numbers stand in their descriptions."""
    schema = _short_forms(ClientFile.model_json_schema(by_alias=True))
    for end in ("low", "base", "high"):
        schema["$defs"]["Quantity"]["properties"][end] = NUMBER
    for section, forms in SEVERAL.items():
        schema["$defs"][section]["properties"]["amount"]["anyOf"] += forms
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


NUMBER = {"anyOf": [{"type": "number"}, {"type": "string"}]}  # 84000, or 19 %
SHORT: dict[str, list[dict[str, Any]]] = {  # what has a short form beside its long one
    "#/$defs/Quantity": [{"type": "number"}, {"type": "string"}],
    "#/$defs/Origin": [{"type": "string"}],
    "#/$defs/Score": [{"type": "number"}],
    "#/$defs/Shape": [{"enum": ["uniform", "quartiles", "discrete", "fixed"]}],
}
QUANTITY = {"anyOf": [*SHORT["#/$defs/Quantity"], {"$ref": "#/$defs/Quantity"}]}
BY_YEAR = {"type": "array", "items": QUANTITY}
TOP = {"anyOf": [{"type": "null"}, QUANTITY]}  # of a band: up to how many requests a year
BANDS = {"type": "array", "items": {"type": "array", "prefixItems": [TOP, QUANTITY], "minItems": 2, "maxItems": 2}}
SEVERAL = {"Added": [BY_YEAR], "Price": [BY_YEAR, BANDS]}  # amounts that may be several


def _short_forms(node: Any) -> Any:
    """The schema with the short forms that the reader takes, and without what only the kit needs."""
    if isinstance(node, list):
        return [_short_forms(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    if node.get("$ref") in SHORT:
        return {"anyOf": [*SHORT[node["$ref"]], node]}
    schema = {key: _short_forms(value) for key, value in node.items() if key not in ("spec", "default")}
    listed = node.get("type") == "array" and node["items"].get("$ref") == "#/$defs/Quantity"
    return {"anyOf": [schema, schema["items"]]} if listed else schema


if __name__ == "__main__":
    Path(__file__).with_name(NAME).write_text(json_schema(), encoding="utf-8", newline="\n")
