"""Addresses that are looked at again and again."""
