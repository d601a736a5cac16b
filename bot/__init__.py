"""The library of Gewoon Vragen: everything the assistant knows and decides, without Rasa."""
