"""The archive of the newsroom's own pictures: taken in, described, framed, with the terms of their use."""
