"""Where readers come in. No decision is made here."""
