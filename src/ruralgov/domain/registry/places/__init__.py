"""The places of a city: towns, villages and communities, through time."""
