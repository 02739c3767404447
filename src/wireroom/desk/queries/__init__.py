"""What the desk reads together from the rooms' front doors."""
