"""What is said of the posts of a team."""

from types import SimpleNamespace
from typing import cast

import pytest

from assigner.documents.staffing import StaffedModel
from assigner.views.staffing_words import why


@pytest.mark.parametrize(("posts", "said"), [
    (1, ("1 post, each", "1 stilling, hver")), (2, ("2 posts, each", "2 stillinger, hver")),
])
def test_one_post_is_said_in_the_singular(posts: int, said: tuple[str, str]) -> None:
    needed = SimpleNamespace(value=posts, by_hours=0.7, by_norms=0, norm="workload", filled=0.74)
    team = SimpleNamespace(label="Team", cases=9, needed=(needed,))
    (words,) = why(cast("StaffedModel", SimpleNamespace(teams=(team,))), 0)
    assert said[0] in words.spoken("en")
    assert said[1] in words.spoken("da")
