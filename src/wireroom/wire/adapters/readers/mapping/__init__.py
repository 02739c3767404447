"""A vendor's own format, told in a YAML file."""
