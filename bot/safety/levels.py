"""How soon help is needed, from the category and a few words of time and place (domain.md, part 5)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.safety.model import Level

# Without a word that says 'now', a category has this level.
USUAL: Mapping[str, Level] = {
    "unsafe_now": "acute",
    "intoxication": "acute",
    "eating_disorder": "today",
    "discrimination": "check",
    "unwanted_pregnancy": "check",
}
_NOW: Mapping[str, re.Pattern[str]] = {
    "suicide_self": re.compile(
        r"\b(?:nu|net|vanavond|vannacht|straks|zo meteen|ingenomen|perron|spoor|dak|brug|afscheid)\b"
    ),
    "suicide_other": re.compile(r"\b(?:nu|net|neemt niet op|vanavond|afscheid\w*|dak|flat|spoor|weg en)\b"),
    "abuse": re.compile(r"\b(?:nu|net|staat voor|hoor|op dit moment|mes)\b"),
    "domestic_violence": re.compile(r"\b(?:nu|net|mes|wurg\w*|staat voor|op dit moment|maakt me af|vermoord\w*)\b"),
    "sexual_violence": re.compile(r"\b(?:nu|op dit moment|staat voor)\b"),
    "neglect": re.compile(r"\b(?:vannacht|nu alleen|alleen met|niemand thuis)\b"),
    "parent_at_limit": re.compile(r"\b(?:nu|net|schud\w*|gooi\w*|baby)\b"),
    "medical_child": re.compile(
        r"\b(?:adem\w*|blauw|stuip\w*|slap|suf|bewusteloos|ingeslikt|opgegeten|gedronken|benauwd|wakker|vlek\w*|stikt)\b"
    ),
    "runaway": re.compile(r"\b(?:nu|sinds gister\w*|vermist|kwijt|park|station|buiten|koud)\b"),
    "psychosis": re.compile(r"\b(?:moet van|opdracht|zeggen dat ik|brug|duivel)\b"),
    "honour_violence": re.compile(r"\b(?:nu|vermoord\w*|doodmaken|onderweg)\b"),
    "threat_to_others": re.compile(r"\b(?:mes|wapen|pistool|morgen|nu|bom|steken)\b"),
    "postpartum_severe": re.compile(r"\b(?:aandoen|duivel|stemmen|nu)\b"),
    "forced_marriage": re.compile(r"\b(?:morgen|nu|ticket\w*|vliegtuig|paspoort)\b"),
}


def level_of(category: str, sentence: str) -> Level:
    """The level of a category, heavier when the normalised sentence says that it is happening now."""
    now = _NOW.get(category)
    if now and now.search(sentence):
        return "acute"
    return USUAL.get(category, "today")
