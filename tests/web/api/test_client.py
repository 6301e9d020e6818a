"""The client of docs/library.md, as it stands there, against a server that listens."""

import json
import re
import shutil
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.docs.pages import ROOT
from tests.web.house import house
from tests.web.listening import listening

pytestmark = pytest.mark.landing

_CLIENT = re.compile(r"```python client\n(.*?)```", re.DOTALL)


def test_the_client_of_the_page_runs(
    solved_office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(solved_office, tmp_path / "nordby")
    served = house(tmp_path / "nordby", tmp_path / "ledger.db")
    (client,) = _CLIENT.findall((ROOT / "docs" / "library.md").read_text(encoding="utf-8"))
    with listening(served) as server:
        said: dict[str, object] = {"server": server, "token": "T"}
        exec(compile(client, "library.md", "exec"), said)
        assert capsys.readouterr().out == "done 4 of 5\n"
        ask = said["ask"]
        assert callable(ask)
        with pytest.raises(HTTPError) as refused:
            ask("offices/nordby/commits", version="0" * 24)
        assert json.load(refused.value)["exit_code"] == 6
