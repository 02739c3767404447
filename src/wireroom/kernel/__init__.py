"""What every room stands on: clock, outbox, data folder, guarded HTTP. Knows no newsroom word."""
