"""What the collectives of a city have published, as pages for old phones and for the wall."""
