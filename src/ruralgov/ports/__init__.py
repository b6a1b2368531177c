"""What an adapter must be: protocols, records and promises."""
