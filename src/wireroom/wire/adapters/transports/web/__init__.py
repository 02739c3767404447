"""What all kinds of transport over HTTP share."""
