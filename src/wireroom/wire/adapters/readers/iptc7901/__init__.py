"""IPTC 7901: the teleprinter format of European wires."""
