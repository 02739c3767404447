"""The look: base layout, tokens and components. Templates, CSS and small scripts, no logic."""
