"""Copy typed for teleprinters: what its formats share."""
