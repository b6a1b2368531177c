"""Tables that tie several contexts of the ledgers; the others are declared by theirs."""
