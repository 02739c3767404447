"""The desk's own journeys; all others are the story's and the wire's."""
