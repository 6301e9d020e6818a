"""Output goes through in any encoding: stand-ins in text, escapes in JSON, and plans are kept."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assigner.cli.stand_ins import HANDLER, bear_any_encoding
from assigner.words.catalogue import sources

DAY = Path(__file__).parent / "redirected-on-windows" / "even12x7"
ENCODINGS = ("ascii", "cp1252:strict", "cp1252", "latin-1", "cp850")


def one_of_all(everyday: str) -> list[object]:
    """One encoding in every run, all others among the long tests: each is a process or two."""
    rest = [pytest.param(each, marks=pytest.mark.long) for each in ENCODINGS if each != everyday]
    return [everyday, *rest]


def ran(encoding: str, *args: object, lang: str = "en") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "assigner", *map(str, args), "--lang", lang], capture_output=True,
        check=False, env={**os.environ, "PYTHONIOENCODING": encoding},
    )


@pytest.mark.landing
@pytest.mark.parametrize("encoding", one_of_all("ascii"))
def test_solve_and_explain_through_a_narrow_pipe(encoding: str, tmp_path: Path) -> None:
    kept = tmp_path / "plan.json"
    solved = ran(encoding, "solve", DAY, "-o", kept, lang="da")
    assert solved.returncode == 0, solved.stderr
    codec = encoding.partition(":")[0]
    text = solved.stdout.decode(codec)
    assert "0 % -> 2 %" in text.replace("\xa0", " ")
    assert json.loads(kept.read_text(encoding="utf-8"))["status"] == "optimal"
    case = json.loads(kept.read_text(encoding="utf-8"))["assignments"][0]["case"]
    why = ran(encoding, "explain", kept, "--case", case, lang="da")
    assert why.returncode == 0, why.stderr
    assert b"Traceback" not in solved.stderr + why.stderr
    assert ("lodtraekning" if codec == "ascii" else "lodtrækning") in why.stdout.decode(codec)


@pytest.mark.landing
@pytest.mark.parametrize("encoding", one_of_all("cp1252:strict"))
def test_json_is_json_in_any_pipe(encoding: str) -> None:
    solved = ran(encoding, "solve", DAY, "--format", "json", lang="da")
    assert solved.returncode == 0, solved.stderr
    plan = json.loads(solved.stdout.decode("utf-8"))
    assert any("→" in row["why"] for row in plan["assignments"])


def test_every_sign_of_the_catalogue_has_a_stand_in() -> None:
    bear_any_encoding()
    signs = {sign for file in sources("da") for sign in file.read_text(encoding="utf-8")}
    lost = [
        sign for sign in sorted(signs - {"?"})
        if "?" in sign.encode("ascii", HANDLER).decode("ascii")
    ]
    assert lost == []


@pytest.mark.landing
def test_a_plan_is_kept_though_its_print_is_refused(tmp_path: Path) -> None:
    """A full disk behind standard output is told, and costs nobody the plan."""
    if not Path("/dev/full").exists():
        pytest.skip("no device that is always full")
    kept = tmp_path / "plan.json"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "assigner", "solve", str(DAY), "-o", str(kept)],
            stdout=full, stderr=subprocess.PIPE, check=False,
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"the disk is full" in done.stderr
    assert json.loads(kept.read_text(encoding="utf-8"))["status"] == "optimal"
