"""What the demo decides: how copy reads, when it comes, what is invented."""
