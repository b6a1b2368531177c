"""The dispatch plan: whose case it is."""
