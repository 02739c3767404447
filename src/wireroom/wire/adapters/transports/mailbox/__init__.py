"""Mailboxes, by IMAP."""
