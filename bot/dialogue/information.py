"""What somebody gets who asks what 'huiselijk geweld' is: information with a soft line, no alarm."""

from __future__ import annotations

import re
from datetime import datetime

from bot.dialogue.cards import help_card
from bot.dialogue.reply import Message, Reply, Turn
from bot.dialogue.safety import services_now
from bot.dialogue.state import State
from bot.knowledge import Knowledge
from bot.safety.lexicon import asks_for_facts
from bot.safety.normalise import normalise

SERVICES = 2


def explain(knowledge: Knowledge, text: str, state: State, when: datetime) -> Reply | None:
    """The explanation of a subject of the safety net; None when the message asks for none."""
    clean = normalise(text)
    category = _asked_about(knowledge, clean) if asks_for_facts(clean) else None
    if category is None:
        return None
    replies = knowledge.safety[category]
    services = services_now(knowledge, replies.levels["check"], state, when)[:SERVICES]
    words = f"{replies.explanation}\n{knowledge.phrases.say('veilig_uitleg', state.audience)}"
    turn = Turn("answer", help=tuple(service.key for service in services))
    return Reply((Message(words, card=help_card(services)),), turn, state)


def _asked_about(knowledge: Knowledge, clean: str) -> str | None:
    """The category with the longest of the words that occur in a normalised text."""
    found = [
        (len(word), category)
        for category, replies in knowledge.safety.items()
        for word in replies.words
        if re.search(rf"\b{re.escape(normalise(word))}\b", clean)
    ]
    return max(found)[1] if found else None
