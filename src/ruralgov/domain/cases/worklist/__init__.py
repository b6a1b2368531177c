"""Work lists: what is due, overdue or stale, by unit and by person."""
