"""Where the encoder's stages are kept; encoder/work is not committed."""

from bot.paths import ROOT

WORK = ROOT / "encoder" / "work"
BASE = WORK / "sentence-transformer"
FINE_TUNED = WORK / "fine-tuned"
TARGET = ROOT / "models" / "encoder"
MAX_TOKENS = 128
