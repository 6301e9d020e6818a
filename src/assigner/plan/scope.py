"""Over which plans a tier can be proven, where that is not all there are: in these words alone."""

from assigner.words import say

SAME = say(
    "plans that move the same cases by choice and are nowhere further above the norms"
)
UNMOVED = say("plans that move no case by choice")
SCOPES = (SAME, UNMOVED)
