"""Settings, addresses and processes; the only place that names every room."""
