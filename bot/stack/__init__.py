"""Sets up, trains and runs the three parts together."""
