"""What readers are served by: stored pages from memory, live updates, and the way through to the application.

Nothing here imports Django: a reader's page never waits for it, and is there when it is not.
"""
