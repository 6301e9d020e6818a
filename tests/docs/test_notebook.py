"""The library in a notebook's kernel, which has threads and no script: plans show themselves."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

pytestmark = pytest.mark.long

WATCHED = """
import threading
from assigner.solve import engine_process
begun = []
fresh = engine_process._Fresh.begun
engine_process._Fresh.begun = classmethod(lambda kind, task: begun.append(1) or fresh(task))
assert threading.active_count() > 1
"""
GUARDED = "assert begun, 'the engine had no process of its own'"
SHOWN = ["assigner.read('instances/nordby/2026-11-23').solve()", "plan.explain('S-10688')",
         "side_by_side", "priced"]


def cell(source: str) -> dict[str, object]:
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": [],
            "execution_count": None}


def test_the_tour_in_a_notebook(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "instances", tmp_path / "instances")
    page = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    cells = [WATCHED, *blocks, GUARDED, *SHOWN]
    book = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
        {**cell(source), "id": f"cell-{number}"} for number, source in enumerate(cells)
    ]}
    (tmp_path / "tour.ipynb").write_text(json.dumps(book), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", "--output", "ran",
         "tour.ipynb"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "IPYTHONDIR": str(tmp_path / "ipython"),
             "JUPYTER_CONFIG_DIR": str(tmp_path / "jupyter")},
    )
    assert done.returncode == 0, done.stderr
    ran = json.loads((tmp_path / "ran.ipynb").read_text(encoding="utf-8"))
    shown = [
        "".join(output["data"]["text/html"])
        for item in ran["cells"][-len(SHOWN):] for output in item["outputs"]
        if "text/html" in output.get("data", {})
    ]
    assert len(shown) == len(SHOWN)
    assert "S-10688" in shown[0]
    assert "proven optimal" in shown[0]
