"""Statements of the bank, month by month, and what the books have of them.

Rule 1. A statement is of one account at the bank (102 or below) and one month; its lines lie in the
month, and opening balance and lines make the closing balance.
Rule 2. It opens with what the one of the month before closed with.
Rule 3. One that was entered wrong is entered again whole, with a reason; the old one stays in the
journal.
Rule 4. A line names a number of the bank's, never a person.
"""
