"""Undoes what hides a word: capitals, repeated letters, digits for letters, spaces inside words, slang, emoji."""

from __future__ import annotations

import re
import unicodedata

from bot.safety.words import released

_LEET = str.maketrans(
    {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "|": "i"}
)
# A digit counts as a letter only inside a word: 'z3lfm00rd', not '3 jaar' and not '4x'.
_MIXED = re.compile(r"\b(?=\w*[a-z])(?:[a-z][\w@$!|]*[013457@$!|][\w@$!|]*[a-z]|[013457@$][a-z][\w@$!|]*[a-z])")
_SPACED = re.compile(r"\b(?:[a-z][ .\-_*]){3,}[a-z]\b")
_SPELLINGS = {
    r"\bz(?:e|a)l(?:f|v)?(?:d|t)?m(?:o+|oo)r?[dt]+": "zelfmoord",
    r"\bsu+[iï]?c+i?[dt]e?\b": "suicide",
    r"\bdo+[dt]?t+gaan\b": "doodgaan",
    r"\bdoo?[dt]\b": "dood",
    r"\bver?kr?acht\b|\bverkragt\b": "verkracht",
    r"\bmis+br?ui?kt?\b": "misbruikt",
    r"\bmish?andel[td]\b": "mishandeld",
    r"\ban[eo]r[ae]?x(?:ia|ie)\b": "anorexia",
    r"\bni(?:e|me+r)?\b(?= meer)": "niet",
    r"\bwi[lk]?\b(?= (?:nie|niet|dood|weg))": "wil",
    r"\bnie\b": "niet",
    r"\bkwil\b": "ik wil",
    r"\bkga\b": "ik ga",
    r"\bkben\b": "ik ben",
    r"\bkkan\b": "ik kan",
    r"\bk\b": "ik",
    r"\bmn\b|\bm'n\b": "mijn",
    r"\bme\b(?= (?:vader|moeder|pa|ma|stief\w+|oom|broer|zus|vriend))": "mijn",
    r"\bz'n\b|\bzn\b": "zijn",
    r"\b(?:d'?r|der)\b": "er",
    r"\bff\b": "even",
    r"\bleve\b": "leven",
}
_COMPILED = tuple((re.compile(pattern), word) for pattern, word in _SPELLINGS.items())
_EMOJI = {"🔪": " mes ", "💊": " pillen ", "🩸": " bloed ", "⚰️": " dood ", "⚰": " dood ", "☠️": " dood ", "💀": " "}


def normalise(text: str) -> str:
    """Lower case, one space between words, the usual misspellings and disguises undone."""
    for sign, word in _EMOJI.items():
        text = text.replace(sign, word)
    text = unicodedata.normalize("NFKD", text.lower())
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = text.replace("’", "'").replace("`", "'")
    text = _SPACED.sub(lambda match: re.sub(r"[ .\-_*]", "", match[0]), text)
    text = _MIXED.sub(lambda match: match[0].translate(_LEET), text)
    text = released(text)
    text = " ".join(text.split())
    for pattern, word in _COMPILED:
        text = pattern.sub(word, text)
    return text
