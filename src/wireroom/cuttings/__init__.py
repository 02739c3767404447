"""A reader's cuttings: what they saved and read, with what became of it. It keeps nothing itself."""
