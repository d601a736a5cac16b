"""Tests in a real browser: the pages and the chat, with a small gateway instead of Rasa."""

from pathlib import Path

VENDOR = Path(__file__).parent / "vendor"
