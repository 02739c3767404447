"""What the alert room decides: pure, without Django, clock or network."""
