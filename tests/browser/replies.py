"""What the small gateway says: every kind of turn and card of docs/contract.md, and hostile ones."""

from __future__ import annotations

from typing import Any

NASTY = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
LONG_WORD = "arbeidsongeschiktheidsverzekeringsmaatschappij" * 4
ARABIC = "ابني عمره ثلاث سنوات ولا ينام"

TODDLER = (
    "Een kind dat gilt op de vloer: dat is pittig, zeker als iedereen kijkt. Driftbuien horen bij leren praten en zelf "
    "willen. Van elke 100 ouders van jonge kinderen hebben er 16 hier vragen over."
)
TIPS = (
    "Dit kun je proberen:\n"
    "• Blijf erbij en zeg bijna niets. Ga laag zitten, op een armlengte. Praten kan straks.\n"
    "• Haal de kijkers weg. In de winkel? Laat de kar staan en loop samen naar buiten.\n\n"
    "Je zegt dat je zelf rustig blijft. Dat is het zwaarste deel, en daar leert je kind van."
)
ARTICLE = {
    "type": "article",
    "id": "driftbuien",
    "title": "Driftbuien",
    "bands": [
        {"label": "Hoort erbij", "text": "Dit is de drukste tijd voor driftbuien. Elke dag komt voor."},
        {"label": "Kijk het even aan", "text": "De buien worden een paar weken heftiger."},
        {"label": "Overleg met iemand", "text": "De buien duren steeds langer dan 20 minuten."},
    ],
    "sources": [{"name": "NJi, cijfers over opvoeden", "year": 2020}],
    "review": {"status": "concept", "role": None, "on": None},
}
REVIEWED = {**ARTICLE, "review": {"status": "nagekeken", "role": "jeugdarts", "on": "2026-05-03"}}
LINES: dict[str, dict[str, Any]] = {
    "112": {"name": "112", "purpose": "Bij direct gevaar.", "phone": "112", "hours": "dag en nacht", "cost": "gratis"},
    "113": {
        "name": "113 Zelfmoordpreventie",
        "purpose": "Als je denkt aan zelfmoord. Anoniem.",
        "phone": "113",
        "chat": "113.nl",
        "hours": "dag en nacht",
        "cost": "gratis",
    },
    "kindertelefoon": {
        "name": "Kindertelefoon",
        "purpose": "Praten met een mens, als je 8 tot 18 bent. Anoniem.",
        "phone": "0800-0432",
        "chat": "kindertelefoon.nl",
        "hours": "elke dag van 11 tot 21 uur",
        "cost": "gratis",
        "checked_on": "2026-04-01",
    },
}
PLACES = [
    {
        "key": "inloop-noord",
        "name": "Inloop De Linde",
        "type": "inloop",
        "purpose": "Koffie en praten over opvoeden.",
        "why": "Dit is het lichtste wat dichtbij is: je kunt er zo naar binnen.",
        "open_now": True,
        "hours_text": "woensdag van 9 tot 11 uur",
        "phone": "06-00000000",
        "web": "https://voorbeeldstad.example/linde",
        "address": "Lindeplein 1, Voorbeeldstad",
        "cost": "gratis",
        "appointment": False,
        "referral": False,
        "ages": "ouders van kinderen van 0 tot 12 jaar",
        "languages": ["Nederlands", "Turks"],
        "step_free": True,
        "youth_alone_text": "Je mag er zonder je ouders komen.",
        "example": True,
        "checked_on": "2026-03-01",
        "stale": False,
    },
    {"key": "cjg", "name": "Team Opgroeien", "purpose": "Vragen over opgroeien.", "open_now": False, "stale": True},
]
PARTS = [
    {"heading": "Dit speelt er", "lines": ["driftbuien, sinds een paar weken"]},
    {"heading": "Dit gaat goed", "lines": []},
    {"heading": "Dit wil ik vragen", "lines": ["Hoort dit bij zijn leeftijd?"]},
]


def message(text: str, *buttons: tuple[str, str], card: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"text": text, "buttons": [{"title": title, "choice": choice} for title, choice in buttons], "card": card}


def turn(kind: str, *messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    described = {
        "kind": kind,
        "topics": [],
        "act": "vraag",
        "age_months": None,
        "safety": None,
        "help": [],
        "article": None,
    }
    return {"messages": list(messages), "turn": {**described, **more}}


CHECK = (("Meer tips", "meer_tips"), ("Past niet", "verkeerd_begrepen"), ("Wanneer hulp?", "hulp_wanneer"))
SAFE_NOW = {"type": "safety", "level": "today", "places": [LINES["113"], LINES["112"]]}
NOTICE = message("Ik ben een computerprogramma, geen mens. Je bent hier anoniem. Is er nu gevaar? Bel 112.")

REPLIES: dict[str, dict[str, Any]] = {
    "driftbuien": turn(
        "answer",
        message(TODDLER, card=ARTICLE),
        message(TIPS),
        message("Blijft het knagen, praat dan met de jeugdverpleegkundige. Hoe oud is je kind?", *CHECK),
        topics=[{"id": "driftbuien", "score": 0.91}, {"id": "boos-kind", "score": 0.05}],
        article="driftbuien",
    ),
    "meer_tips": turn(
        "answer", message("• Schrijf drie dagen op wanneer het misgaat. Vaak zie je een patroon.", *CHECK)
    ),
    "verkeerd_begrepen": turn(
        "clarify",
        message(
            "Dan zat ik ernaast. Gaat het misschien over een van deze?",
            ("Boos en slaan", "onderwerp:boos-kind"),
            ("Nee zeggen", "onderwerp:nee-zeggen"),
            ("Iets anders", "verkeerd_begrepen"),
        ),
    ),
    "hulp_wanneer": turn(
        "help",
        message(
            "Bij deze signalen is het goed om met iemand te praten:\n• Het duurt lang.\n• Je bent bang voor jezelf."
        ),
        message("Hier kun je terecht:", card={"type": "place", "places": PLACES}),
        message("Of bel:", card={"type": "help", "places": [LINES["kindertelefoon"], {"name": "iemand die je kent"}]}),
    ),
    "stress": turn("answer", message("Veel toetsen tegelijk geeft stress. Dat hoort bij deze tijd.", *CHECK)),
    "niet meer leven": turn(
        "safety",
        message(
            "Je schrijft dat je niet meer wilt leven. Goed dat je het zegt. Bel of chat nu met 113. Ik ben een "
            "computerprogramma en kan geen hulp sturen. Wie kan nu bij je zijn?",
            card=SAFE_NOW,
        ),
        safety={"category": "suicide_self", "level": "today"},
        help=["113", "112"],
    ),
    "dankje": turn(
        "smalltalk",
        message("Graag gedaan. Wil je nog iets weten?"),
        message("Wordt het te zwaar of gevaarlijk? Hier is hulp:", card={**SAFE_NOW, "places": [LINES["113"]]}),
    ),
    "nagekeken": turn("answer", message("Dit is nagekeken.", card=REVIEWED)),
    "briefje": turn("answer", message("Hier is een briefje.", card={"type": "meeneembriefje", "parts": PARTS})),
    "onbekende kaart": turn("answer", message("Dit is de tekst.", card={"type": "hologram", "x": 1})),
    "te lang": turn("error", message("Dat is te lang voor mij. Maak het korter dan 1000 tekens.")),
    "lang woord": turn("answer", message(f"Dit woord is lang: {LONG_WORD}", (LONG_WORD, "lang"))),
    "leeg": {"messages": [message("")], "turn": {}},
}


def hostile() -> dict[str, Any]:
    """Markup and wrong types in every field of every card."""
    bad_links = {"phone": "javascript:window.hacked=1", "chat": "javascript:window.hacked=1", "web": "data:text/html,x"}
    everything = (
        {name: NASTY for place in PLACES for name in place} | bad_links | {"languages": [NASTY, {"x": 1}, None]}
    )
    article = {
        "type": "article",
        "title": NASTY,
        "bands": [{"label": NASTY, "text": NASTY}, {"label": 7, "text": {}}, "x", None],
        "sources": [{"name": NASTY, "year": NASTY}, {"name": []}, 3],
        "review": {"status": "nagekeken", "role": NASTY, "on": NASTY},
    }
    places = [everything, {"name": NASTY, "phone": {}, "chat": "http://x.nl", "web": "https://a:b@x.nl"}, None, "x", {}]
    parts = [{"heading": NASTY, "lines": [NASTY, None, {}]}, {"heading": {}, "lines": "x"}, None]
    cards = [
        article,
        {"type": "help", "places": places},
        {"type": "place", "places": places},
        {"type": "safety", "level": NASTY, "places": places},
        {"type": "meeneembriefje", "parts": parts},
        {"type": "article"},
        {"type": "help", "places": "x"},
        {"type": "constructor"},
        {"type": {}},
    ]
    messages = [message(NASTY, (NASTY, NASTY), card=card) for card in cards]
    return turn("safety", *messages, act=NASTY, topics=[{"id": NASTY, "score": 1}])
