"""How copy is fetched from where agencies keep it: one folder a kind of transport."""
