"""What the alert room knows: readers' wishes, audiences, how an alert fares."""
