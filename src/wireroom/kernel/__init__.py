"""What every room stands on: clock, outbox, data folder, guarded HTTP. Knows nothing of news."""
