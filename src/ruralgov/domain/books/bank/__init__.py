"""Statements of the bank, month by month, and what the books have of them (rules 16 to 19)."""
