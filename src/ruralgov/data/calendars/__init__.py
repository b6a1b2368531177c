"""The holidays and make-up days of each published year."""
