"""Development questions, never trained on, and measurements with them through the public API."""
