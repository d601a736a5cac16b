"""Where the parts of the project live on disk."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KNOWLEDGE = ROOT / "knowledge"
EXAMPLES = ROOT / "data" / "nlu"
CACHE = ROOT / ".cache"
RASA_MODELS = ROOT / "models" / "rasa"
WEB = ROOT / "web"
