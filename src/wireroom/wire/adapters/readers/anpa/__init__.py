"""ANPA-1312: the teleprinter format of American wires."""
