"""Answer, ask back, or say 'dat weet ik niet': from the ranking of one message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.search import Ranking

# Chosen on the development set, see docs/decisions/0005-recognition.md.
SURE = 0.44
MARGIN = 1.6
POSSIBLE = 0.04
# Off-topic is seldom guessed on a real question: a little suspicion is enough to say 'dat weet ik niet'.
OFF_TOPIC_SURE = 0.04
# Offered beside the best one: what is at least a fiftieth as likely.
FRACTION = 50
AT_MOST = 3
# From here on the topic of the other part is a possible reading of this part.
NEAR = 0.12


@dataclass(frozen=True)
class Decision:
    """`topics` holds the one to answer, or the two or three to choose from."""

    kind: Literal["answer", "clarify", "unknown"]
    topics: tuple[str, ...] = ()


def decide(ranking: Ranking) -> Decision:
    """Answers when one topic is likely and well ahead, asks back between likely ones."""
    hits = ranking.hits
    if not hits or ranking.off_topic >= OFF_TOPIC_SURE or hits[0].score < POSSIBLE:
        return Decision("unknown")
    second = max(hits[1].score if len(hits) > 1 else 0.0, ranking.off_topic)
    if hits[0].score >= SURE and hits[0].score >= MARGIN * second:
        return Decision("answer", (hits[0].topic,))
    likely = tuple(hit.topic for hit in hits[:AT_MOST] if hit.score >= hits[0].score / FRACTION)
    return Decision("clarify", likely)


def are_two(first: Ranking, second: Ranking) -> bool:
    """Whether two parts of a message are questions on different topics, each sure enough to be answered."""
    one, other = decide(first), decide(second)
    if one.kind != "answer" or other.kind != "answer" or one.topics == other.topics:
        return False
    # A worry told in two sentences leads to neighbouring topics; then each is possible for the other part too.
    near = {hit.topic for hit in first.hits[:3] if hit.score >= NEAR}
    return other.topics[0] not in near
