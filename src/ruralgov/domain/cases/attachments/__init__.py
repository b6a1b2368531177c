"""Files that belong to a case: the journal knows what they are, a store of files has the bytes."""
