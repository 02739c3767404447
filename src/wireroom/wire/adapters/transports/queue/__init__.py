"""Queues that hide what they show, and forget it for a receipt."""
