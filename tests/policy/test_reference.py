"""docs/models.md has every key the reader accepts and no other, and examples that load."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from assigner.policy import load
from assigner.policy.keys import ANY, EACH, ModelKey, model_keys
from assigner.policy.merge import is_quantity
from assigner.policy.reference import Example, common, examples, meanings, page

PAGE = Path(__file__).parents[2] / "docs" / "models.md"
KEYS = tuple(model_keys())


def paths(tree: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths of every value of a model, its items as `#`."""
    if isinstance(tree, dict) and tree and not is_quantity(tree):
        for key, below in tree.items():
            yield from paths(below, (*path, key))
    elif isinstance(tree, list) and tree and isinstance(tree[0], dict):
        for below in tree:
            yield from paths(below, (*path, EACH))
    else:
        yield path


def fits(path: tuple[str, ...], key: ModelKey) -> bool:
    return len(path) == len(key.path) and all(
        theirs in (ANY, mine) for mine, theirs in zip(path, key.path, strict=True))


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "stale: uv run python -m assigner.policy.reference docs/models.md")


def test_every_key_has_its_meaning_and_nothing_else_has() -> None:
    assert set(meanings()) == {common(key) for key in KEYS}


@pytest.mark.parametrize("example", examples(), ids=lambda one: "-".join(one.of))
def test_an_example_is_a_model(example: Example, tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(example.toml, encoding="utf-8")
    load(str(file))


def test_every_key_stands_in_an_example_and_every_path_of_an_example_is_a_key() -> None:
    said = [path for one in examples() for path in paths(tomllib.loads(one.toml))]
    shown = {common(key) for key in KEYS for path in said if fits(path, key)}
    assert shown == {common(key) for key in KEYS}
    off = {path for path in said if not any(fits(path, key) for key in KEYS)}
    assert off == {
        ("teams", "investigation"), ("phases", "investigation"), ("complexities", "complex"),
        ("rules", "district"),
    }, "only `NAME = false` is no key"
