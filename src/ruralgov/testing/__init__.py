"""For authors of adapters: the conformance kit of storages, and a real PostgreSQL."""
