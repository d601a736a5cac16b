"""The safety net: notices that somebody may be in danger, before anything else happens with a message."""
