"""The domain: pure values, rules and their invariants. No I/O, no clock, no randomness."""
