"""Numbers of cases within a sentence: a line is never broken in the middle of one."""

import re

from markupsafe import Markup, escape

_NUMBER = re.compile(r"(?<![\w-])(?=[\w-]*\d)\w{1,12}(?:-\w{1,12}){1,2}(?![\w-])")


def whole(text: object) -> Markup:
    """A text for a page, whose words with a hyphen and a digit stay whole."""
    return Markup(_NUMBER.sub(r'<span class="whole">\g<0></span>', str(escape(str(text)))))
