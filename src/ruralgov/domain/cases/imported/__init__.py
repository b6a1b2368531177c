"""Cases that another system handled, with its own instants; no figure of this one counts them."""
