"""Thirty ways to tamper: against checkpoints all are found and named, in a file and on a server.

Without checkpoints the chain shows those that did not make it anew; of the others it is said
that this would not show them.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from assigner.errors import LedgerDiffers, LedgerError
from assigner.ledger import (
    Checkpoint,
    HeldAgainst,
    KeptCheckpoints,
    Keys,
    Ledger,
    audit,
    checkpoint,
    kept,
    make_keys,
)
from assigner.ledger.log_document import audit_document
from tests.draws import looped
from tests.ledger import server
from tests.ledger.entries import entry, filled
from tests.ledger.forger import WAYS, Way, seal

NOW = "2026-11-23T09:00:00Z"
SHOWS_NOTHING = "this would not show it"
EVERYWHERE = [
    *(pytest.param("file", way, id=f"{way.name}-file") for way in WAYS),
    *(pytest.param("server", way, id=f"{way.name}-server", marks=[
        server.needed, *([] if at % 4 == 0 or way.name == "the triggers alone"
                         else [pytest.mark.long])])
      for at, way in enumerate(WAYS)),
]
"""Every way in a file; on a server a few of them in every run."""


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with five records, to be copied."""
    file = filled(tmp_path_factory.mktemp("untouched")).file
    assert file is not None
    return file


@pytest.fixture(params=["file", pytest.param("server", marks=server.needed)])
def ledger(
    request: pytest.FixtureRequest, untouched: Path, tmp_path: Path
) -> Iterator[Ledger]:
    """Five records, in a file or on a server."""
    if request.param == "file":
        yield Ledger(str(shutil.copy(untouched, tmp_path)))
        return
    made = Ledger(server.emptied())
    for mark in range(5):
        made.append(entry(mark))
    yield made
    server.emptied()


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    return make_keys(tmp_path / "apart" / "key.pem")


def seen(ledger: Ledger, keys: Keys) -> tuple[Checkpoint, ...]:
    """A checkpoint of every record, as commits leave them."""
    return tuple(checkpoint(record, NOW, keys) for record in ledger.records())


def against(ledger: Ledger, *lines: Checkpoint, keys: Keys) -> list[str]:
    read = kept("".join(item.line for item in lines), keys)
    return [str(words) for words in audit(ledger, HeldAgainst(checkpoints=read)).findings]


def test_there_are_thirty_ways() -> None:
    assert len(WAYS) >= 30


@pytest.mark.landing
@pytest.mark.parametrize(("ledger", "way"), EVERYWHERE, indirect=["ledger"])
def test_against_checkpoints_it_is_named(ledger: Ledger, keys: Keys, way: Way) -> None:
    checkpoints = seen(ledger, keys)
    assert against(ledger, *checkpoints, keys=keys) == []
    way.deed(ledger)
    found = against(ledger, *checkpoints, keys=keys)
    assert way.named in " ".join(found), found


@pytest.mark.parametrize(("ledger", "way"), looped(28, EVERYWHERE), indirect=["ledger"])
def test_without_checkpoints_it_is_found_or_not_promised(ledger: Ledger, way: Way) -> None:
    way.deed(ledger)
    if way.name == "both tables gone":
        with pytest.raises(LedgerError, match="nothing was verified"):
            audit(ledger)
    else:
        found = audit(ledger)
        assert found.holds != way.alone
        if found.holds:
            said = audit_document(found)
            assert SHOWS_NOTHING in said.scope
            assert "erified" not in said.words
            assert said.anchored is None


@pytest.mark.parametrize(("ledger", "way"), looped(1, EVERYWHERE), indirect=["ledger"])
def test_the_next_commit_is_refused(ledger: Ledger, keys: Keys, way: Way) -> None:
    last = seen(ledger, keys)[-1:]
    way.deed(ledger)
    if way.name == "the triggers alone" and ledger.file is None:
        # No record is other than it was; log verify says it.
        assert ledger.append(entry(9), checkpoints=last).number == 6
    else:
        with pytest.raises(LedgerError, match="Nothing was recorded"):
            ledger.append(entry(9), checkpoints=last)


@pytest.mark.landing
def test_only_a_last_checkpoint_is_enough_to_find_a_chain_made_anew(
    ledger: Ledger, keys: Keys
) -> None:
    last = seen(ledger, keys)[-1:]
    WAYS[0].deed(ledger)
    with pytest.raises(LedgerDiffers, match="Record 5 is not the one that was recorded"):
        ledger.append(entry(9), checkpoints=last)


@pytest.mark.landing
def test_what_came_after_the_last_checkpoint_is_told(ledger: Ledger, keys: Keys) -> None:
    first = seen(ledger, keys)[:3]
    found = audit(ledger, HeldAgainst(checkpoints=KeptCheckpoints(first, ())))
    assert found.holds
    assert [str(words) for words in found.notes] == [
        "Records 4 to 5 came after the last checkpoint: nothing outside vouches for them."
    ]


def test_checkpoints_tampered_with(ledger: Ledger, keys: Keys, tmp_path: Path) -> None:
    item = seen(ledger, keys)[4]
    other = make_keys(tmp_path / "other.pem")
    forged = checkpoint(ledger.records()[4], NOW, other)
    for line, words in (
        (item.line.replace(item.sha256, "0" * 64), "its signature does not hold"),
        (item.line.replace('"number": 5', '"number": 4'), "its signature does not hold"),
        (item.line.replace("09:00:00", "10:00:00"), "its signature does not hold"),
        (forged.line, "signed by a key that is not believed here"),
        (forged.line.replace(other.own.hex(), keys.own.hex()), "its signature does not hold"),
        (item.line[:80], "is none"), ("{}\n", "is none"), ("[" * 5000, "is none"),
        (item.line.replace('"number": 5', '"number": true'), "is none"),
        (item.line.replace("checkpoint", "note", 1), "is none"),
    ):
        read = kept(line, keys)
        assert read.checkpoints == ()
        assert words in str(read.findings[0])
        assert not audit(ledger, HeldAgainst(checkpoints=read)).holds


def test_two_checkpoints_of_one_record(ledger: Ledger, keys: Keys) -> None:
    before = seen(ledger, keys)
    WAYS[17].deed(ledger)
    after = checkpoint(ledger.records()[4], "2026-11-23T10:00:00Z", keys)
    found = against(ledger, *before, after, keys=keys)
    assert any("Two checkpoints of record 5 differ" in words for words in found)


def test_a_database_that_swallows_what_is_written(ledger: Ledger) -> None:
    with ledger._transaction(writing=True) as connection:
        if ledger.file is not None:
            connection.execute(text(
                "CREATE TRIGGER swallows AFTER INSERT ON record BEGIN "
                "UPDATE record SET sha256 = 'x' WHERE number = 6; END"
            ))
            connection.exec_driver_sql("DROP TRIGGER record_refuses_update")
            seal(connection)
        else:
            connection.execute(text(
                "CREATE RULE swallows AS ON INSERT TO record DO INSTEAD NOTHING"
            ))
    with pytest.raises(LedgerError, match="does not keep what is written"):
        ledger.append(entry(9))
    assert len(ledger.records()) == 5
