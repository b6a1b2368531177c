"""The steps by which the fixed tables came to be; Alembic runs them."""
