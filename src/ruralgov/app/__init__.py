"""The imperative shell: execute and query, unit of work, codec, journal."""
