"""Where the encoder's stages are kept; encoder/stages is not committed."""

from bot.paths import ROOT

WORK = ROOT / "encoder" / "stages"
BASE = WORK / "sentence-transformer"
FINE_TUNED = WORK / "fine-tuned"
TARGET = ROOT / "models" / "encoder"
MAX_TOKENS = 128
