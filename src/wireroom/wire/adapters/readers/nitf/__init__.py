"""NITF, as a file and inside others."""
