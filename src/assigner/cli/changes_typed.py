"""A staff change as it was typed in one option: told where it is not whole, as that option is."""

from assigner.cli.spoken import text, usage
from assigner.scenarios.change import Written
from assigner.scenarios.change_check import REQUIRED


def with_dots(kind: str, typed: str) -> str:
    """What was typed; a usage error where a colon stands between two days."""
    worker, *days = typed.split(":")
    if kind == "absent" and len(days) == 2:  # from and to
        raise usage("Between two days stand two dots: --absent {right}",
                    right=f"{worker}:{'..'.join(days)}")
    return typed


def whole(item: Written, typed: str, shape: str) -> Written:
    """The change; a usage error where something it needs was not typed. `shape`: how it is."""
    if any(not item.cells.get(key) for key in REQUIRED[item.kind]):
        raise usage("{option} {text} is not whole. Write {option} {shape}.",
                    option=f"--{item.kind.replace('_', '-')}", text=typed,
                    shape=text(shape))
    return item
