"""What readers of many formats share."""
