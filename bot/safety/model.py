"""Categories and levels of danger (design.md, section 6)."""

from __future__ import annotations

from typing import Literal

Level = Literal["acute", "today", "check"]
# From the heaviest down.
LEVELS: tuple[Level, ...] = ("acute", "today", "check")

CATEGORIES = (
    "suicide_self",
    "suicide_other",
    "selfharm",
    "abuse",
    "domestic_violence",
    "sexual_violence",
    "online_exploitation",
    "neglect",
    "parent_at_limit",
    "medical_child",
    "runaway",
    "eating_disorder",
    "psychosis",
    "intoxication",
    "honour_violence",
    "forced_marriage",
    "unwanted_pregnancy",
    "threat_to_others",
    "postpartum_severe",
    "unsafe_now",
    "exploitation",
    "discrimination",
)
INTENT_PREFIX = "nood_"
# Messages that look like danger and are none: what the classifier learns not to react to.
LOOKALIKE = "schijn"
