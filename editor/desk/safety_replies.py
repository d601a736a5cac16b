"""The replies of the safety net: one person proposes, another takes the proposal into use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.knowledge.safety import MOST_WORDS, READERS
from bot.problems import Problem
from bot.safety.model import CATEGORIES
from editor.desk import yamltext
from editor.desk.git import Person
from editor.desk.overlay import try_out
from editor.desk.store import NotSaved, Store

LEVELS = ("acuut", "vandaag", "navraag")
HELP, AFTER_HOURS = "hulp", "hulp_buiten_uren"
LEVEL_NAMES: Mapping[str, str] = {"acuut": "Nu gevaar", "vandaag": "Vandaag hulp", "navraag": "Eerst navragen"}
READER_NAMES: Mapping[str, str] = {
    "ouder": "Aan een ouder",
    "jongere": "Aan een jongere",
    "omstander": "Aan wie het van een ander ziet",
}


def live_path(category: str) -> str:
    return f"knowledge/veiligheid/{category}.yml"


def proposal_path(category: str) -> str:
    """Beside the replies, where the assistant does not look."""
    return f"knowledge/veiligheid/voorstel/{category}.yml"


@dataclass(frozen=True)
class Replies:
    """The texts of one category, in use or proposed; `help` per level and kind."""

    category: str
    name: str
    texts: Mapping[tuple[str, str], str]
    help: Mapping[tuple[str, str], tuple[str, ...]]


def read_replies(category: str, text: str) -> Replies:
    """Raises YAMLError for a file that is broken."""
    data = yamltext.load(text)
    texts, helps = {}, {}
    for level in LEVELS:
        part = data.get(level)
        part = part if isinstance(part, dict) else {}
        for reader in READERS:
            texts[level, reader] = " ".join(str(part.get(reader) or "").split())
        for kind in (HELP, AFTER_HOURS):
            keys = part.get(kind)
            helps[level, kind] = tuple(str(key) for key in keys) if isinstance(keys, list) else ()
    return Replies(category, str(data.get("naam") or category), texts, helps)


def write_replies(text: str, new: Replies) -> str:
    """The file with these replies; what did not change stays letter for letter."""
    data, old = yamltext.load(text), read_replies(new.category, text)
    if new.name != old.name:
        data["naam"] = new.name
    for (level, reader), said in new.texts.items():
        if said != old.texts[level, reader]:
            data[level][reader] = yamltext.folded(said)
    for (level, kind), keys in new.help.items():
        if keys != old.help[level, kind]:
            _write_help(data[level], kind, keys)
    return yamltext.dump(data, prose=True)


def _write_help(part: yamltext.CommentedMap, kind: str, keys: tuple[str, ...]) -> None:
    if keys:
        part[kind] = yamltext.row_of([yamltext.plain(key) for key in keys])
    else:
        part.pop(kind, None)


def proposals(store: Store) -> list[str]:
    """The categories with a proposal that waits."""
    return [category for category in CATEGORIES if store.read(proposal_path(category)) is not None]


def proposers(store: Store, category: str) -> list[str]:
    """Who wrote the proposal that waits."""
    names = []
    for version in store.git.versions([proposal_path(category)]):
        if not version.sentence.endswith(PROPOSED):
            break
        names.append(version.author)
    return list(dict.fromkeys(names))


PROPOSED = "voorstel"


def faults_of(store: Store, category: str, text: str) -> tuple[Problem, ...]:
    """What the assistant would not accept if this were in use."""
    return try_out(store, {live_path(category): text}).problems


def propose(store: Store, new: Replies, who: Person) -> None:
    """Raises NotSaved."""
    at = proposal_path(new.category)
    waiting, live = store.read(at), store.read(live_path(new.category)) or ""
    text = write_replies(waiting or live, new)
    if text == live and waiting is None:
        raise NotSaved("Er is niets veranderd, dus er is geen voorstel.")
    faults = faults_of(store, new.category, text)
    if faults:
        raise NotSaved(" ".join(f"{fault.field}: {fault.message} {fault.remedy}" for fault in faults))
    store.save({at: waiting}, {at: text}, who, f"Veiligheid, {new.name}: {PROPOSED}")


def accept(store: Store, category: str, who: Person) -> str:
    """Takes the proposal into use. Raises NotSaved, also for who wrote it."""
    at, live_at = proposal_path(category), live_path(category)
    text, live = store.read(at), store.read(live_at)
    if text is None:
        raise NotSaved("Dit voorstel is er niet meer.")
    names = proposers(store, category)
    if any(" ".join(name.casefold().split()) == " ".join(who.name.casefold().split()) for name in names) or not names:
        raise NotSaved("Je hebt zelf aan dit voorstel geschreven. Een ander neemt het in gebruik.")
    faults = faults_of(store, category, text)
    if faults:
        raise NotSaved(f"Dit voorstel kan de bot niet lezen: {faults[0].field}: {faults[0].message}")
    name = read_replies(category, text).name
    sentence = f"Veiligheid, {name}: aangepast na een voorstel van {' en '.join(names)}"
    store.save({at: text, live_at: live}, {at: None, live_at: text}, who, sentence)
    return name


def withdraw(store: Store, category: str, who: Person) -> str:
    """Drops the proposal; what is in use stays. Raises NotSaved."""
    at = proposal_path(category)
    text = store.read(at)
    if text is None:
        raise NotSaved("Dit voorstel is er niet meer.")
    name = read_replies(category, text).name
    store.save({at: text}, {at: None}, who, f"Veiligheid, {name}: voorstel ingetrokken")
    return name


__all__ = ["LEVELS", "MOST_WORDS", "READERS", "Replies", "accept", "propose", "proposals", "withdraw"]
