"""The outside world of alerts: encryption, push services, the front's pages."""
