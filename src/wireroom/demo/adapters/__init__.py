"""The demo's hands: its copy on disk, its wire formats, its drawing board."""
