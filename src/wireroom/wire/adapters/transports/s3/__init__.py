"""Buckets, and the queues that tell what is new in them."""
