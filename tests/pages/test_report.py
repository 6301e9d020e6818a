"""The report as a file: what it holds, what it must not hold, and that it is one file."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.cli.runner import run
from tests.cli.test_audience import GROUNDS, SECRETS
from tests.pages.conftest import Pages

ROOM = Path(__file__).parents[2] / "src" / "assigner" / "report" / "page"
MOST = 300_000
OF_EACH_KIND = (
    "coordinator", "manager", "worker", "rebalance", "rebalance worker", "compare", "simulate",
    "staffing", "sweep",
)


class Words(HTMLParser):
    """The text outside the rules section and the style, which are the same for everybody."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.skip = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [value] if (value := given.get("id")) else []
        self.links += [value] if tag == "a" and (value := given.get("href")) else []
        if tag == "style" or given.get("id") == "rules":
            self.skip = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.skip:
            self.skip = ""

    def handle_data(self, data: str) -> None:
        if not self.skip:
            self.found.append(data)


def read(path: Path) -> Words:
    parser = Words()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser


@pytest.mark.landing
def test_the_page_is_one_small_file_under_a_strict_policy(pages: Pages) -> None:
    for path in pages.values():
        _alone(path)


@pytest.mark.parametrize("name", OF_EACH_KIND)
def test_a_page_of_each_kind_is_one_small_file(pages: Pages, name: str) -> None:
    _alone(pages[name])


def _alone(path: Path) -> None:
    html = path.read_text(encoding="utf-8")
    assert path.stat().st_size < MOST
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html
    assert not re.search(r"<script|\son\w+=|\sstyle=|https?://|url\(|@import", html)


@pytest.mark.landing
def test_every_link_leads_somewhere_in_the_page(pages: Pages) -> None:
    for path in pages.values():
        words = read(path)
        assert len(words.ids) == len(set(words.ids))
        assert {link.removeprefix("#") for link in words.links} <= set(words.ids)


def test_what_users_write_is_text(pages: Pages) -> None:
    html = pages["coordinator"].read_text(encoding="utf-8")
    assert "<b>Yrsa" not in html
    assert "&lt;b&gt;Yrsa&lt;/b&gt; &amp; &#34;Co&#34;" in html
    assert "&lt;C&gt;-5" in html


def test_the_disputable_comes_first(pages: Pages) -> None:
    text = pages["coordinator"].read_text(encoding="utf-8")
    places = [
        text.index(part)
        for part in ('id="look"', "Without a caseworker (1)", 'id="cases"',
                     'id="case-C-4"', 'id="versions"')
    ]
    assert places == sorted(places)
    assert "sha256" in text


def test_a_worker_reads_nothing_private_of_colleagues(pages: Pages) -> None:
    text = "".join(read(pages["worker"]).found)
    for secret in (*SECRETS, "Yrsa"):
        assert not re.search(rf"(?<![\w-]){re.escape(secret)}(?![\w-])", text), secret
    for ground in set(GROUNDS) - {"capacity"}:  # the reader's own
        assert ground not in text.replace("shop steward, if something", ""), ground


@pytest.mark.landing
def test_a_danish_page_names_its_groups_in_danish(pages: Pages) -> None:
    for name, path in pages.items():
        if name.startswith("danish"):
            text = "".join(read(path).found)
            for english in ("under 1 year", "and more", "to 37 hours", "staff changes", "amber"):
                assert english not in text, (name, english)


def test_a_worker_must_say_who_reads(office: Path, tmp_path: Path) -> None:
    plan = office.parent / "plan.json"
    ran = run("report", plan, "--instance", office, "--audience", "worker",
              "-o", tmp_path / "page.html")
    assert ran.code == 2
    assert "--as WORKER" in ran.err
    assert not (tmp_path / "page.html").exists()


def test_a_plan_that_does_not_hold_is_not_shown(office: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    text = (office.parent / "plan.json").read_text(encoding="utf-8")
    plan.write_text(re.sub(r'"placed": \d+', '"placed": 17', text), encoding="utf-8")
    ran = run("report", plan, "--instance", office, "-o", tmp_path / "page.html")
    assert ran.code == 7
    assert not (tmp_path / "page.html").exists()


def test_the_templates_hold_no_words() -> None:
    for path in ROOM.glob("*.html"):
        html = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", path.read_text(encoding="utf-8"))
        bare = re.sub(r"<[^>]*>", "", html)
        assert re.findall(r"[^\W\d_]{2,}", bare) == [], path.name
