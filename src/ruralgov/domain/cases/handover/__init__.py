"""All cases of a unit handed over to another at once."""
