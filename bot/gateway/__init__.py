"""The only public port: limits, session ids, static files, and never an empty answer."""
