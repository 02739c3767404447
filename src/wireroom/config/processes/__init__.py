"""The newsroom's processes: one parent that watches, and its children, each with one duty."""
