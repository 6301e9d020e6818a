"""Every answer a test hears is held against the published description."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import httpx2 as httpx
from jsonschema import Draft202012Validator

PUBLISHED = Path(__file__).parents[3] / "docs" / "schemas" / "openapi.json"


@cache
def description() -> dict[str, Any]:
    """The description as it is published."""
    found: dict[str, Any] = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    return found


@cache
def _validator(path: str, method: str, status: str, kind: str) -> Draft202012Validator:
    answers = description()["paths"][path][method]["responses"]
    content = answers[status]["content"]
    schema = content.get(kind, content.get("*/*"))["schema"]
    return Draft202012Validator({**schema, "components": description()["components"]})


def judge(answer: httpx.Response) -> None:
    """Assert that an answer is one that is described."""
    path, method = answer.request.url.path, answer.request.method.casefold()
    known = [one for one in description()["paths"]
             if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", one), path)]
    kind = answer.headers["content-type"].partition(";")[0]
    if answer.status_code >= 400:
        assert kind == "application/problem+json", answer.text
        assert answer.json()["status"] == answer.status_code
    for one in known:
        if method in description()["paths"][one]:
            judge_of = _validator(one, method, str(answer.status_code), kind)
            said = answer.json() if kind.endswith("json") else answer.text
            judge_of.validate(said)
