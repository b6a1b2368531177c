"""Books of blank receipts (收款收据): issued, written, voided, lost, booked, taken back."""
