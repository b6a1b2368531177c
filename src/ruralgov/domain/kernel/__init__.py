"""What every context shares: ids, errors, dated values, personal values, declarations."""
