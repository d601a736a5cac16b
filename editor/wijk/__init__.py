"""Reads and writes lists of places: spreadsheets, and the open format HSDS of Open Referral."""
