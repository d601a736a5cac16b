"""The wijk directory: places of help near home, understood, chosen and put on a card.

The calls that the dialogue needs; each is a pure function but the first:

    directory = load_directory(kinds)                       # once; Knowledge holds it as `knowledge.directory`
    where = where_in(text, directory, municipality)         # None: nothing said about a place
    found = find_places(directory, where, when, kinds=article.help, audience=..., age_months=...)
    card = place_card(found, directory, when, why="…", audience=...)
    where = where_of(directory, code_or_name)               # what the page told: `"gemeente"` of the turn contract
"""

from bot.wijk.card import place_card
from bot.wijk.find import find_places
from bot.wijk.load import load_directory
from bot.wijk.model import Directory, Found, Municipality, Place, Where, Wijk
from bot.wijk.where import where_in, where_of

__all__ = [
    "Directory",
    "Found",
    "Municipality",
    "Place",
    "Where",
    "Wijk",
    "find_places",
    "load_directory",
    "place_card",
    "where_in",
    "where_of",
]
