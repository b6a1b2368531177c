"""What spans contexts: the audit of standards."""
