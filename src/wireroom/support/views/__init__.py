"""The ways in: what readers and the payment provider ask of the support room."""
