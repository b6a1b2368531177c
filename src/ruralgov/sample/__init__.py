"""A synthetic city that lives: for the demo, ``ruralgov generate``, trials and measurements."""
