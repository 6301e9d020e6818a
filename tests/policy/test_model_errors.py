"""Wrong models: every fault at once, each with its file, its line and what to write.

A file of `bad/` says in a comment, `#<-`, what its line must be told.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assigner.errors import ModelError
from assigner.policy import load
from assigner.policy.lines import Path as KeyPath
from assigner.policy.merge import Merged
from assigner.policy.sources import Source
from assigner.words import speaking
from tests.draws import looped

BAD = sorted((Path(__file__).parent / "bad").glob("wrong-*.toml"))


def refusal(name: str | Path, **overrides: str) -> list[str]:
    """The lines a model is refused with; `__` stands for the point of a path."""
    with pytest.raises(ModelError) as refused:
        load(str(name), {key.replace("__", "."): text for key, text in overrides.items()})
    return str(refused.value).splitlines()


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_every_fault_is_told_with_its_line(file: Path) -> None:
    wanted = [
        (number, said.strip())
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        for said in line.split("#<-")[1:]
    ]
    told = refusal(file)
    for number, said in wanted:
        assert [line for line in told if line.startswith(f"{file}:{number} {said}")], (number, said)
    assert len(told) == len(wanted), told


def written(folder: Path, text: str, name: str = "mine.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title = \n", ":1"),
        ("title = 'a'\n\n[teams\n", ":3"),
        ("a = 1\na = 2\n", ":2"),
        ("x = 2026-13-45\n", ":1"),
        (f"x = {'9' * 5000}\n", ":1"),
        ("x = 1e99999999999999999999\n", ":1"),
        (f"x = {'[' * 5000}\n", ""),
    ],
    ids=["value", "header", "twice", "date", "digits", "exponent", "depth"],
)
def test_a_file_that_is_not_toml(tmp_path: Path, text: str, place: str) -> None:
    file = written(tmp_path, text)
    (line,) = refusal(file)
    assert line.startswith(f"{file}{place}: ")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes('# tråd\ntitle = "Børn"'.encode("cp1252"))
    assert re.search(r"latin\.toml:1: is not UTF-8", refusal(tmp_path / "latin.toml")[0])
    assert "there is no file" in refusal(tmp_path / "none.toml")[0]
    (tmp_path / "folder.toml").mkdir()
    assert "there is no file" in refusal(tmp_path / "folder.toml")[0]


def test_unknown_names_get_the_nearest_known_one() -> None:
    (line,) = refusal("danish-child-welfair")
    assert "write danish-child-welfare (known: benefits-office, danish-child-welfare, " in line
    assert "is not a model" in refusal("\0")[0]


def test_a_missing_part_is_told() -> None:
    for name in ("", "x"):
        assert refusal(name)
    lines = refusal(Path(__file__).parent / "bad" / "almost-nothing.toml")
    assert "title: is missing from the model" in "\n".join(lines)
    assert any(
        line.endswith(
            'balance.tolerance: is missing; write { value = ..., unit = "percentage points", '
            'status = "assumed", source = "..." }'
        )
        for line in lines
    )


def test_circles_of_extends_are_told(tmp_path: Path) -> None:
    written(tmp_path, 'extends = "b.toml"', "a.toml")
    written(tmp_path, '\nextends = "a.toml"', "b.toml")
    (line,) = refusal(tmp_path / "a.toml")
    assert line.startswith(f"{tmp_path}/b.toml:2 extends: the models extend one another")
    itself = written(tmp_path, 'extends = "mine.toml"')
    assert "in a circle" in refusal(itself)[0]


@pytest.mark.parametrize("base", ["3", '""', '"danish"', '"../nowhere.toml"', "[]"])
def test_a_wrong_base_is_told(tmp_path: Path, base: str) -> None:
    file = written(tmp_path, f"# a variant\nextends = {base}\n")
    assert refusal(file)[0].startswith(f"{file}:2 extends: ")


LAW = (
    ("rules.stock_ceiling.at", "31"), ("rules.stock_ceiling.at.value", "31"),
    ("rules.stock_ceiling.at", '{ value = 31, unit = "children" }'),
    ("rules.stock_ceiling", "{ at = 31 }"), ("rules.stock_ceiling.per", "full-time"),
    ("rules", "{ stock_ceiling = { at = 31 } }"), ("rules.stock_ceiling", "false"),
    ("rules.stock_ceiling.hard", "false"), ("rules.stock_ceiling.kind", "policy"),
    ("rules", "{ stock_ceiling = false }"), ("rules", "[]"),
)


@pytest.mark.parametrize(("key", "text"), LAW)
def test_no_override_loosens_a_law(key: str, text: str) -> None:
    lines = refusal("finnish-law", **{key: text})
    assert any("is law and not lifted for one run" in line for line in lines)


@pytest.mark.parametrize(
    ("key", "text"), [("at", "29"), ("at.value", "30"), ("owner", "the board"), ("hard", "true")]
)
def test_a_law_may_be_kept_more_strictly(key: str, text: str) -> None:
    policy = load("finnish-law", {f"rules.stock_ceiling.{key}": text})
    assert policy.rule["stock_ceiling"].kind == "law"


def test_a_model_of_its_own_may_say_otherwise(tmp_path: Path) -> None:
    file = written(tmp_path, 'extends = "finnish-law"\n[rules.stock_ceiling]\nat = 31\n')
    assert load(str(file)).numbers["rules.stock_ceiling.at"].whole == 31


@pytest.mark.parametrize(
    ("key", "text", "said"),
    looped(1, [
        ("balanc.measure", "leximax", "is not in the model; write balance.measure"),
        ("balance.mesure", "leximax", "is not a key here; write measure"),
        ("balance.measure", "l2", '"l2" is not known here; write one of leximax, minmax, sumsq'),
        ("balance.tolerance", "-1", "-1 is out of range"),
        ("balance.tolerance", "much", 'is "much"; write { value'),
        ("balance.tolerance.unit", "points", 'the unit is "points"; write "percentage points"'),
        ("capacity.ramp.9.share", "0.5", "is not in the model; write capacity.ramp"),
        ("rules.siblngs.hard", "false", "is not in the model; write rules.siblings.hard"),
        ("rules.siblings.hard", "false", "a soft rule needs points"),
        ("rules.disqualified", "false", "is law and not lifted for one run"),
        ("rules.presence.hard", "false", "is law and not lifted for one run"),
        ("rules.presence.kind", "policy", "is law and not lifted for one run"),
        ("count_unit", "family", "a norm is never mixed with another unit of count"),
        ("", "1", "is not in the model"),
        ("title.x", "1", "is not in the model"),
    ]),
)
def test_a_wrong_override_is_told(key: str, text: str, said: str) -> None:
    lines = refusal("danish-child-welfare", **{key: text})
    assert any(said in line for line in lines), lines
    if key != "count_unit":
        assert all(line.startswith(f"-S {key}={text}") for line in lines), lines


@pytest.mark.landing
def test_of_thousands_of_faults_the_first_are_listed_and_the_others_counted(tmp_path: Path) -> None:
    text = 'extends = "danish-child-welfare"\n'
    told = refusal(written(tmp_path, text + "".join(f"[wrong{i}]\nx = 1\n" for i in range(3_000))))
    assert "wrong99:" in told[99]
    assert told[100:] == ["2900 more"]


class Counted(dict[KeyPath, str]):
    """The places of a model; counts how often all of them are looked through."""

    times = 0

    def __iter__(self) -> Iterator[KeyPath]:
        self.times += 1
        return super().__iter__()


def test_a_key_is_laid_without_looking_through_all_others() -> None:
    where = Counted()
    merged = Merged(lambda path: None, where=where)
    for _ in range(2):
        merged.lay(Source("mine.toml", "", {f"k{i}": [i] for i in range(50)}, {}))
    assert where.times == 0


@pytest.mark.parametrize(("line", "told"), [
    ('x = { value = 0,85, unit = "share" }', "a decimal is written with a point; write 0.85"),
    ("x = 0,85", "a decimal is written with a point; write 0.85"),
    ("[phases.a]\n[phases.a]", "the table [phases.a] stands there twice; keep one of them"),
    ("a = 1\na = 2", "a key stands there twice"),
    ("title = Ours", "put texts in quotes"),
    ("x = [1, 2\ny = 3", "a list lacks its ]"),
])
def test_slips_of_toml_are_told_in_words(tmp_path: Path, line: str, told: str) -> None:
    (said,) = refusal(written(tmp_path, f"{line}\n"))
    assert told in said
    with speaking("da"):
        assert "Expected" not in refusal(written(tmp_path, f"{line}\n"))[0]


def of(tmp_path: Path, line: str) -> str:
    (told,) = refusal(written(tmp_path, f'extends = "danish-child-welfare"\n{line}\n'))
    return told


@pytest.mark.parametrize(("value", "told"), [
    ('"85 %"', 'write 0.85 where the unit is "share"'), ("85", "write 0.85"),
    ('"0,85"', "write 0.85 without quotes"),
])
def test_a_percentage_is_told_as_a_share(tmp_path: Path, value: str, told: str) -> None:
    number = f'{{ value = {value}, unit = "share", status = "assumed" }}'
    assert told in of(tmp_path, f"capacity.share_on_cases = {number}")


@pytest.mark.parametrize(("number", "told"), [
    ('value = 150, unit = "minutes a week"', 'the unit is "minutes a week"'),
    ('value = -5, unit = "hours a week"', "-5 is out of range"),
    ('value = 50, unit = "hours a week"', "the interval does not hold the value"),
])
def test_the_unit_and_the_sign_come_before_the_interval(
    tmp_path: Path, number: str, told: str
) -> None:
    said = of(tmp_path, "capacity.fixed_hours = "
                        f'{{ {number}, interval = [4, 6], status = "assumed" }}')
    assert told in said


def test_only_what_is_close_in_letters_is_proposed(tmp_path: Path) -> None:
    assert "write one of" in of(tmp_path, "[rules.glas_specialist]\nkind = 'policy'")
