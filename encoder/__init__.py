"""Builds the sentence encoder that the bot runs; needs its own environment (requirements.txt)."""
