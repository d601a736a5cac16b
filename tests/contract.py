"""The turn contract of docs/contract.md as a JSON schema."""

_TEXT = {"type": "string", "minLength": 1}
_BUTTON = {
    "type": "object",
    "properties": {"title": _TEXT, "choice": _TEXT},
    "required": ["title", "choice"],
    "additionalProperties": False,
}
_MESSAGE = {
    "type": "object",
    "properties": {
        "text": _TEXT,
        "buttons": {"type": "array", "items": _BUTTON},
        "card": {"type": ["object", "null"], "properties": {"type": _TEXT}, "required": ["type"]},
    },
    "required": ["text", "buttons", "card"],
    "additionalProperties": False,
}
_TOPIC = {
    "type": "object",
    "properties": {"id": _TEXT, "score": {"type": "number", "minimum": 0, "maximum": 1}},
    "required": ["id", "score"],
    "additionalProperties": False,
}
_TURN = {
    "type": "object",
    "properties": {
        "kind": {"enum": ["answer", "clarify", "unknown", "question", "help", "safety", "smalltalk", "error"]},
        "topics": {"type": "array", "items": _TOPIC, "maxItems": 5},
        "act": {"type": ["string", "null"]},
        "age_months": {"type": ["integer", "null"]},
        "safety": {"type": ["object", "null"]},
        "help": {"type": "array", "items": _TEXT},
        "article": {"type": ["string", "null"]},
    },
    "required": ["kind", "topics", "act", "age_months", "safety", "help", "article"],
    "additionalProperties": False,
}
REPLY = {
    "type": "object",
    "properties": {
        "session": _TEXT,
        "messages": {"type": "array", "items": _MESSAGE, "minItems": 1},
        "turn": _TURN,
    },
    "required": ["session", "messages", "turn"],
    "additionalProperties": False,
}
