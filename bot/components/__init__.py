"""Rasa graph components and stores: the only code that imports rasa."""
