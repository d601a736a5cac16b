"""Checks and tools for the people who write the content."""
