"""The price of another choice: said in a sentence first, and told at once where it is stale."""

import re

import pytest

from tests.web.house import Browser

pytestmark = pytest.mark.landing


def main(page: str) -> str:
    return page.partition("<main")[2]


def asked(ulla: Browser, case: str = "C-1", to: str = "V") -> str:
    ulla.get(f"/case/{case}")
    return ulla.send(f"/case/{case}/ask", to=to, what="pin").text


def test_the_price_is_said_in_the_words_of_the_cases_page(ulla: Browser) -> None:
    row = ulla.get("/case/C-1").text.partition('value="V" aria-label')[2].partition("</tr>")[0]
    found = re.search(r"<td>(less even: [^<]+)</td>", row)
    assert found is not None
    page = main(asked(ulla))
    assert f'<p class="line">It means: {found[1]}' in page
    assert page.index("It means: less even") < page.index("Decide it")
    assert page.index("<details") < page.index(">Tier</th>") < page.index("</details>")


def test_anybody_else_is_told_who_that_would_be(ulla: Browser) -> None:
    row = ulla.get("/case/C-1").text.partition('<tr class="chosen">')[2]
    found = re.search(r'name="to" value="(\w+)"', row)
    assert found is not None
    ulla.send("/case/C-1/ask", to=found[1], what="forbid")
    moved = main(ulla.page.text).partition("What changes hands in the plan")[2]
    gets = re.search(rf">C-1<.*?>{found[1]}<.*?>(\w+)<", moved, re.DOTALL)
    assert gets is not None
    assert f"<h1>C-1 to {gets[1]}, not to {found[1]}</h1>" in ulla.page.text


def test_what_else_changes_hands_is_said_before_anything_is_decided(ulla: Browser) -> None:
    page = main(asked(ulla))
    moved = page.partition("What changes hands in the plan")[2].partition("</table>")[0]
    others = set(re.findall(r"C-\d", moved)) - {"C-1"}
    told = page.partition("It means")[2].partition("<details")[0]
    assert others
    assert f"{len(others)} other case" in told
    assert all(case in told for case in others)


def test_a_stale_price_says_so_on_top_and_is_asked_for_again_with_one_press(
    ulla: Browser,
) -> None:
    asked(ulla)
    price = ulla.page.url.path
    ulla.send(f"{price}/give", code="family")
    page = main(ulla.get(price).text)
    assert page.index("This price no longer holds") < page.index("It means")
    assert "Decide, and work out the rest" not in page
    assert "nothing was done" not in page
    assert ulla.send("/case/C-1/ask", to="V", what="pin").url.path.startswith("/price/")
    assert "This price no longer holds" not in ulla.page.text


def test_what_was_typed_to_a_stale_price_is_not_lost(ulla: Browser) -> None:
    lene = Browser(ulla.served, "Lene")
    asked(lene, "C-1", "V")
    price, seen = lene.page.url.path, lene.page
    asked(ulla, "C-1", "V")
    assert ulla.send(f"{ulla.page.url.path}/give", code="family").url.path == "/plan"
    lene.page = seen
    page = lene.send(f"{price}/give", code="family", note="knows the aunt")
    assert page.status_code == 409
    assert "nothing was done" in page.text
    assert "knows the aunt" in page.text
    assert "send it once more" not in page.text
