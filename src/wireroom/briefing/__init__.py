"""Briefings: the front by e-mail, in the morning and when news breaks, to who asked for it twice."""
