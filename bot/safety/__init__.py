"""The safety net: notices that somebody may be in danger, before anything else happens with a message."""

from bot.safety.gate import Alarm, SafetyGate, load_gate
from bot.safety.model import CATEGORIES, LEVELS, Level

__all__ = ["CATEGORIES", "LEVELS", "Alarm", "Level", "SafetyGate", "load_gate"]
