"""For authors of adapters and for tests: conformance kit, real PostgreSQL, synthetic city."""
