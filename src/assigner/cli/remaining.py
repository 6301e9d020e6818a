"""Progress with the time left, on a terminal, once something takes a while."""

import time
from dataclasses import dataclass, field

from assigner.cli.talk import pass_by
from assigner.words import Words, say

PATIENCE, EVERY = 3.0, 5.0


@dataclass
class Remaining:
    """Says how many of `whole` are done, and how long the rest will take at that pace."""

    whole: int
    what: Words
    began: float = field(default_factory=time.monotonic)
    last: float = 0.0

    def __call__(self, done: int) -> None:
        """Tell how far it is, at most every few seconds."""
        now = time.monotonic()
        if now - self.began < PATIENCE or now - self.last < EVERY or not done:
            return
        self.last = now
        left = (now - self.began) / done * (self.whole - done)
        pass_by(say(
            "{done} of {whole} {what} · about {left:.0f} s left", done=done, whole=self.whole,
            what=self.what, left=left,
        ))
