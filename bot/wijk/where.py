"""Understands where somebody lives, from a postcode, a wijk or a municipality in a message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.wijk.model import Directory, Municipality, Where, Wijk
from bot.wijk.names import Cue, Hit, Name, names_in, tokens
from bot.wijk.postcode import postcode_in

# Parts of names that every town has: they say a wijk only when the town is known and the message speaks of a place.
_EVERYWHERE = frozenset("centrum binnenstad noord oost zuid west oud nieuw dorp stad haven park bos plas".split())


def where_in(text: str, directory: Directory, municipality: str | None = None, asked: bool = False) -> Where | None:
    """The place that a message names, or None.

    `municipality` (code) is what is known already: a wijk is looked for there first. `asked` says that the bot has
    just asked for wijk or postcode: then a bare 'noord' or '1234' counts as well. A full address is never kept: of
    '1234 AB 12' only '1234' comes back.
    """
    towns = tuple(directory.municipalities.values())
    town = _best(names_in(text, _town_names(towns), asked))
    code = town.name.municipality if town else municipality
    wijk = _wijk_in(text, towns, code, asked)
    postcode = postcode_in(text, _known_postcodes(directory), asked)
    if postcode is not None:
        return _by_postcode(postcode, directory, code)
    if wijk is not None:
        return Where(wijk.municipality, wijk.wijk)
    return Where(town.name.municipality) if town else None


def where_of(directory: Directory, municipality: str | None) -> Where | None:
    """The municipality that the page told (code or name); None when it is not on the list."""
    found = directory.municipality(municipality)
    return Where(found.code) if found else None


def _best(hits: Iterable[Hit]) -> Hit | None:
    """One's own home before a place in passing, right spelling before wrong, a long name before a part of it."""
    ranked = sorted(hits, key=lambda hit: (-hit.cue, hit.mistakes, -len(hit.name.joined), hit.position))
    return ranked[0] if ranked else None


def _wijk_in(text: str, towns: Sequence[Municipality], code: str | None, asked: bool) -> Name | None:
    own = [town for town in towns if town.code == code]
    hit = _best(names_in(text, _wijk_names(tuple(own), known=True), asked)) if own else None
    if hit or code:
        return hit.name if hit else None
    hits = list(names_in(text, _wijk_names(tuple(towns), known=False), asked))
    # The same wijk in two towns: only the town can tell.
    return hits[0].name if len({(found.name.municipality, found.name.wijk) for found in hits}) == 1 else None


def _by_postcode(postcode: str, directory: Directory, code: str | None) -> Where:
    for town in directory.municipalities.values():
        wijk = next((wijk for wijk in town.wijken if postcode in wijk.postcodes), None)
        if wijk:
            return Where(town.code, wijk.name, postcode)
    owners = {place.municipality for place in directory.places if postcode in place.postcodes}
    return Where(owners.pop() if len(owners) == 1 else code, None, postcode)


def _known_postcodes(directory: Directory) -> frozenset[str]:
    of_wijken = (code for town in directory.municipalities.values() for wijk in town.wijken for code in wijk.postcodes)
    of_places = (code for place in directory.places for code in place.postcodes)
    return frozenset((*of_wijken, *of_places))


@lru_cache(maxsize=8)
def _town_names(towns: tuple[Municipality, ...]) -> tuple[Name, ...]:
    return tuple(
        Name(text, town.code, None, Cue.IN if text in town.with_in else Cue.NONE, frozenset(town.not_these))
        for town in towns
        for text in dict.fromkeys((town.name, *town.also))
    )


@lru_cache(maxsize=8)
def _wijk_names(towns: tuple[Municipality, ...], known: bool) -> tuple[Name, ...]:
    """Names that are found in every town are left out as long as the town is not known."""
    return tuple(
        Name(text, town.code, wijk.name, Cue.IN if _is_ordinary(text) else Cue.NONE)
        for town in towns
        for wijk in town.wijken
        for text in _texts(wijk, known)
    )


def _texts(wijk: Wijk, known: bool) -> tuple[str, ...]:
    if known:
        return (wijk.name, *wijk.also)
    return () if set(tokens(wijk.name)) <= _EVERYWHERE else (wijk.name,)


def _is_ordinary(text: str) -> bool:
    """A single short word may be any word; two words, or a long one, are a name."""
    words = tokens(text)
    return len(words) == 1 and (len(words[0]) < 9 or words[0] in _EVERYWHERE)
