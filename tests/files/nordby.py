"""The words of a model, and small folders of files, for the tests of `files`."""

from pathlib import Path

from assigner.files.vocabulary import Vocabulary
from assigner.reduction import ReasonTerms

ROOT = Path(__file__).parents[2]
BAD = ROOT / "tests" / "bad"
NORDBY = ROOT / "instances" / "nordby" / "2026-11-23"

_PHASES = {
    "intake": "intake", "modtagelse": "intake",
    "investigation": "investigation", "undersøgelse": "investigation",
    "measures": "measures", "foranstaltning": "measures",
}
VOCABULARY = Vocabulary(
    teams=_PHASES,
    phases=_PHASES,
    roles={
        "mentor": "mentor", "court": "court", "ret": "court",
        "shop_steward": "shop_steward", "tillidsrepræsentant": "shop_steward",
    },
    team_phases={name: frozenset({name}) for name in _PHASES.values()},
    reasons={"agreed": "agreed", "union": "union"},
    reason_terms={"union": ReasonTerms(most=50)},
)
SOUND = {
    "instance.toml": 'date = 2026-11-23\nmodel = "danish-child-welfare"\n',
    "caseworkers.csv": "id,team,weekly_hours\nANM,intake,37\nBOT,measures,30\n",
    "cases.csv": "id,phase,complexity\nN-1,intake,simple\nN-2,measures,complex\n",
    "caseload.csv": "id,phase,complexity,caseworker\nS-1,intake,simple,ANM\n",
}


def write(folder: Path, files: dict[str, str | bytes] | None = None) -> Path:
    """Write a sound instance into `folder`, with some of its files replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**SOUND, **(files or {})}.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / name).write_bytes(data)
    return folder
