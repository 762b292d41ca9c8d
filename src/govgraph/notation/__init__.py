"""The ways in which dates, document numbers, personal names and quantities are written.

Each module gives `parse` (text to value, or NotationError), `is_valid` and `format` (value to the one canonical text);
those whose values stand in running text give `find_all` too.
"""
