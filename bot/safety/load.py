"""The project's own gate: one for each process."""

from __future__ import annotations

from functools import lru_cache

from bot.encoder import own_encoder
from bot.safety.gate import SafetyGate


@lru_cache(maxsize=1)
def project_gate() -> SafetyGate:
    """Always with the own model, whatever GV_ENCODER names: only that has safety layers. Raises EncoderError."""
    return SafetyGate(own_encoder())
