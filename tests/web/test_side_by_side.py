"""Candidates side by side: in true order, at most four, with load, price, rules met and eased."""

import re

import pytest

from tests.web.house import Browser


def columns(page: str) -> list[str]:
    shown = page.partition('class="side"')[2].partition("<form")[0]
    return re.findall(r"<h3>.*?</span> (\S+) ", shown)


def ranked(page: str) -> list[str]:
    return re.findall(r'name="beside" value="([^"]+)" aria', page)


@pytest.mark.landing
def test_the_first_stand_side_by_side_in_true_order(ulla: Browser) -> None:
    page = ulla.get("/case/C-1").text
    order = ranked(page)
    assert len(order) >= 2
    assert columns(page) == order[:4]
    assert "nothing: it is the proposal" in page
    assert re.search(r"\d+% → \d+%", page.split('class="side"')[1])
    assert re.search(r"\d+ of \d+ rules met", page)


@pytest.mark.landing
def test_those_that_are_ticked_stand_there_in_true_order_too(ulla: Browser) -> None:
    order = ranked(ulla.get("/case/C-1").text)
    last, first = order[-1], order[0]
    page = ulla.get(f"/case/C-1?beside={last}&beside={first}").text
    assert columns(page) == [first, last]
    assert page.count(" checked") == 2


@pytest.mark.landing
@pytest.mark.parametrize("asked", ["beside=", "beside=%3Cscript%3E", "beside=Q&beside=Q"])
def test_nobody_known_leaves_the_first(ulla: Browser, asked: str) -> None:
    page = ulla.get(f"/case/C-1?{asked}").text
    assert columns(page) == ranked(page)[:4]
    assert "<script>" not in page.replace("<script src", "")


@pytest.mark.landing
def test_what_a_hard_rule_is_against_says_that_another_case_moves(ulla: Browser) -> None:
    pages = [ulla.get(f"/case/{case}").text for case in ("C-1", "C-2", "C-3", "C-4")]
    told = [line for page in pages for line in re.findall(r'<li class="bad">(.*?)</li>', page)]
    assert told
    assert all("another case has to move" in line for line in told)


@pytest.mark.landing
def test_a_case_is_given_from_one_list_and_what_is_compared_is_folded_below_it(
    ulla: Browser,
) -> None:
    page = ulla.get("/case/C-1").text.partition('id="give"')[2]
    for later in ('id="beside"><summary>', 'id="by-name"'):
        assert page.index("</table>") < page.index(later)
    assert "Tick up to" not in page
    ticked = ulla.get(f"/case/C-1?beside=&beside={ranked(page)[-1]}").text
    assert 'id="beside" open><summary>Side by side: load and rules of those ticked' in ticked
