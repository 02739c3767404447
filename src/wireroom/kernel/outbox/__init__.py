"""Events kept with the change that caused them, and brought to their subscribers after it.

`announce` writes an event in the caller's transaction; `deliver` hands it on, at least once, urgent ones first.
"""

from wireroom.kernel.events import Event
from wireroom.kernel.outbox.announce import announce
from wireroom.kernel.outbox.deliver import deliver
from wireroom.kernel.outbox.subscription import Subscriber, registered, subscribe

__all__ = ["Event", "Subscriber", "announce", "deliver", "registered", "subscribe"]
