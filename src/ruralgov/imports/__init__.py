"""Tables from outside, read whole and planned before anything changes."""
