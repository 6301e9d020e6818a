"""What fresh exports taught the recogniser, each as a kind: neighbours that no layout holds."""

from pathlib import Path

import pytest

from assigner.api.profiles import suggest_profile
from assigner.profiles.suggest.guessed_words import clashing, guess
from assigner.profiles.suggest.headers import said
from tests.draws import looped
from tests.files.nordby import VOCABULARY


@pytest.mark.parametrize(("words", "clash"), [
    (("Front Door", "Intake", "Long Term"), True),
    (("Visitation", "Modtagelse", "Foranstaltning"), True),
    (("Underretning", "Modtagelse", "Indsats"), True),
    (("Indsats", "Opfølgning", "Modtagelse"), True),
    (("Visitation", "Modtagelse", "Udredning", "Indsats"), False),
    (("Team Modtagelse Nord", "Team Modtagelse Syd", "Foranstaltning"), False),
    (("Modtagelse", "Undersøgelse", "Foranstaltning"), False),
    (("Modtagelse",), False),
])
def test_words_that_would_mean_the_same_are_doubted(words: tuple[str, ...], clash: bool) -> None:
    """Only where a phase is left that none of them means."""
    found = {word: one for word in words
             if (one := guess("phase", word, words, VOCABULARY)) is not None}
    assert bool(clashing("phase", found, VOCABULARY)) is clash


@pytest.mark.parametrize(("table", "key", "header", "known"), [
    ("cases", "due", "Svarfrist", True), ("cases", "due", "Sagsbehandlingsfrist", True),
    ("cases", "due", "Handledeadline", True),
    ("caseworkers", "team", "Fagafdeling", True), ("cases", "complexity", "Grundvægtning", True),
    ("cases", "due", "Fristelse", False), ("cases", "family", "Borgernavn", False),
    ("cases", "due", "Bemærkning", False),
])
def test_the_last_part_of_a_word_says_what_it_is(
    table: str, key: str, header: str, known: bool
) -> None:
    assert (said(table, key, header) >= 0.6) is known


@pytest.mark.parametrize("header", looped(1, [
    "% of Full Time", "Percent of full-time", "Andel af fuldtid", "Full time %", "% Vollzeit",
    "Pct. af fuldtid"]))
def test_a_part_of_full_time_is_a_number_of_hours(header: str, tmp_path: Path) -> None:
    file = tmp_path / "folk.csv"
    file.write_text(f"Init;Team;{header}\nAA;Modtagelse;100\nBB;Undersøgelse;80\n"
                    "CC;Foranstaltning;50\n", encoding="utf-8")
    (line,) = (one for one in suggest_profile([file]).text.splitlines() if "weekly_hours" in one)
    assert line.startswith(f'weekly_hours = {{ from = "{header}", unit = "percent of full time" }}')


@pytest.mark.landing
@pytest.mark.parametrize("headers", [
    "Sag;Hvor;Grad;Ind;Ud;Hvem", "A;B;C;D;E;F", "Nr;STG;CPLX;RCVD;DUE;WKR"])
def test_teams_of_one_are_nobodys_name(headers: str, tmp_path: Path) -> None:
    """In an office of three each has a team alone, and so every team is another in each row."""
    (tmp_path / "folk.csv").write_text(
        "Init;Team;Timer\nAA;Modtagelse;37\nBB;Undersøgelse;37\nCC;Foranstaltning;37\n",
        encoding="utf-8")
    (tmp_path / "sager.csv").write_text(
        f"{headers}\n1;Modtagelse;Enkel;20-11-2026;27-11-2026;\n"
        "2;Undersøgelse;Kompleks;20-09-2026;27-12-2026;BB\n"
        "3;Foranstaltning;Enkel;20-09-2026;27-12-2026;CC\n", encoding="utf-8")
    lines = suggest_profile([tmp_path / "sager.csv", tmp_path / "folk.csv"]).text.splitlines()
    _, phase, _, _, _, who = headers.split(";")
    assert any(one.startswith(f'phase = "{phase}" ') for one in lines)
    assert any(one.startswith(f'caseworker = "{who}" ') for one in lines)


@pytest.mark.parametrize(("headers", "due"), looped(1, [
    ("Høringsfrist;Klagefrist", '# due = "Høringsfrist"'),
    ("Klagefrist;Høringsfrist", '# due = "Klagefrist"'),
    ("Høringsfrist;Frist", 'due = "Frist"'), ("Frist;Høringsfrist", 'due = "Frist"'),
    ("Svarfrist;Note", 'due = "Svarfrist"'),
]))
def test_of_two_columns_that_say_as_much_none_is_taken(
    headers: str, due: str, tmp_path: Path
) -> None:
    (tmp_path / "folk.csv").write_text("Init;Team;Timer\nBB;Undersøgelse;37\n", encoding="utf-8")
    (tmp_path / "sager.csv").write_text(
        f"Sagsnr;Fase;Tyngde;Modtaget;Sagsbehandler;{headers}\n"
        "1;Modtagelse;Enkel;20-11-2026;;27-11-2026;28-11-2026\n"
        "2;Undersøgelse;Kompleks;20-09-2026;BB;27-12-2026;28-12-2026\n", encoding="utf-8")
    text = suggest_profile([tmp_path / "sager.csv", tmp_path / "folk.csv"]).text
    (line,) = (one for one in text.splitlines() if "due =" in one)
    assert line.startswith(due)
    assert ("says as much" in line) is due.startswith("#")


@pytest.mark.parametrize(("first", "second"), looped(1, [
    ("Rådgiver 1", "Rådgiver 2"), ("Sagsbehandler1", "Sagsbehandler2"), ("Worker 1", "Worker 2"),
    ("Sagsbehandler", "Sagsbehandler 2"), ("Social worker no. 1", "Social worker no. 2"),
]))
def test_the_second_of_two_holders_is_beside_the_first(
    first: str, second: str, tmp_path: Path
) -> None:
    (tmp_path / "folk.csv").write_text(
        "Init;Team;Timer\nBB;Undersøgelse;37\nCC;Undersøgelse;37\n", encoding="utf-8")
    (tmp_path / "sager.csv").write_text(
        f"Sagsnr;Fase;Tyngde;Modtaget;Frist;{second};{first}\n"
        "1;Modtagelse;Enkel;20-11-2026;27-11-2026;;\n"
        "2;Undersøgelse;Kompleks;20-09-2026;27-12-2026;CC;BB\n", encoding="utf-8")
    lines = suggest_profile([tmp_path / "sager.csv", tmp_path / "folk.csv"]).text.splitlines()
    assert any(one.startswith(f'caseworker = "{first}" ') for one in lines)
    assert any(one.startswith(f'co_caseworker = "{second}" ') for one in lines)
