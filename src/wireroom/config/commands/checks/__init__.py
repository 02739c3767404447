"""What `wireroom doctor` looks at."""
