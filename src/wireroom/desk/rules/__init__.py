"""Pure decisions of the desk: no Django, no clock, no I/O."""
