"""Questions to registers: put by a clerk, taken across by the exchange, answered once."""
