"""Thin actions over bot/: they read slots and the message, call the library, and send its reply."""
