"""How copy is fetched from where agencies keep it: one file a kind of transport."""
