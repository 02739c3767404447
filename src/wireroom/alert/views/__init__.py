"""Where readers' browsers come in. No decision is made here."""
