"""Why the system refused a file, in words; it says so in English only."""

import errno

from assigner.words.sentence import Words, say

_WHY = {
    errno.ENOENT: say("there is no such file or folder"),
    errno.EACCES: say("access is denied"),
    errno.EPERM: say("access is denied"),
    errno.EISDIR: say("it is a folder"),
    errno.ENOTDIR: say("a part of the path is a file"),
    errno.EEXIST: say("it is there already"),
    errno.ENOSPC: say("the disk is full"),
    errno.EROFS: say("the disk may not be written to"),
    errno.ENODEV: say("it is a pipe or a device, not a file"),
    errno.EFBIG: say("it is too large"),
    errno.ENAMETOOLONG: say("the name is too long"),
}


def refusal(error: OSError) -> Words:
    """The reason of an error of the system; its own words where there are no others."""
    known = _WHY.get(error.errno or 0)
    return known or say("{reason}", reason=error.strerror or type(error).__name__)
