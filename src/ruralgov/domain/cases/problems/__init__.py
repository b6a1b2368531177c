"""Problems: several cases that are about one trouble."""
