"""Options that several commands have, and what is given as KEY=VALUE: overrides, pins, forbids."""

from collections.abc import Sequence
from pathlib import Path

import click

from assigner.cli.finite import Finite
from assigner.cli.named import CASE, PERSON, NamedForItError, clean, unknown
from assigner.instance import Instance
from assigner.veil import veil
from assigner.words import say

model_option = click.option(
    "-m", "--model", help="Use this model instead of the instance's own."
)
set_option = click.option(
    "-S", "--set", "overrides", multiple=True, metavar="KEY=VALUE",
    help="Override one value of the model, by its dotted path.",
)
pin_option = click.option(
    "--pin", "pins", multiple=True, metavar="CASE=WORKER",
    help="This case goes to this caseworker.",
)
forbid_option = click.option(
    "--forbid", "forbids", multiple=True, metavar="CASE=WORKER",
    help="This caseworker takes no part in this case.",
)
profile_option = click.option(
    "--profile", metavar="PROFILE",
    help="Read an export of another program by this profile (docs/profiles.md).",
)
seed_option = click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True,
    help="Draws other lots between what is equally good.",
)
solve_limit_option = click.option(
    "--time-limit", type=Finite(min=0, min_open=True), metavar="SECONDS",
    help="Stop after so long with the best plan found; without, work until proven.",
)
memory_option = click.option(
    "--memory", type=Finite(min=0, min_open=True), metavar="MB",
    help="Stop with the best plan found once the engine holds so many megabytes; without, "
    "three quarters of the machine's.",
)
answer_limit_option = click.option(
    "--time-limit", type=Finite(min=0, min_open=True), metavar="SECONDS",
    help="Give up after so long; without, work until every answer is proven.",
)
everybody_option = click.option(
    "--all", "everybody", is_flag=True,
    help="Of a large office, print every caseworker, not only those worth a look.",
)
optimal_option = click.option(
    "--require-optimal", is_flag=True, help="Fail (exit 5) unless all is proven."
)
since_option = click.option(
    "--since", type=click.Path(path_type=Path), metavar="PLAN.json",
    help="Start from this earlier plan of the office; the result is the same, sooner.",
)
plan_file_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="PLAN.json",
    help="Keep the plan, complete or not at all.",
)
result_file_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE",
    help="Write there, complete or not at all.",
)
instance_of_plan_option = click.option(
    "--instance", type=click.Path(path_type=Path), metavar="PATH",
    help="The instance's folder, where it is not found by itself.",
)
model_of_plan_option = click.option(
    "-m", "--model", help="The model's file, where it is not found by itself."
)


def key_values(given: Sequence[str]) -> dict[str, str]:
    """`-S key=value` options as a mapping; a usage error where one has no `=`."""
    found = {}
    for text in given:
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            wrong = say('"{text}": write KEY=VALUE.', text=text)
            raise click.BadParameter(str(wrong), param_hint="-S")
        found[key.strip()] = value.strip()
    return found


def pairs(given: Sequence[str], option: str, instance: Instance) -> frozenset[tuple[str, str]]:
    """`CASE=WORKER` options; a usage error where one names nobody or no new case."""
    cases = [case.id for case in instance.cases]
    workers = [worker.id for worker in instance.caseworkers]
    worn = veil()
    found = set()
    for text in given:
        # Ids may contain "=", so every place it stands is tried.
        typed = [(clean(text[:at]), clean(text[at + 1 :]))
                 for at, sign in enumerate(text) if sign == "="]
        # By its number a hidden case is as unknown as any other text.
        splits = [(case, worker) for case, worker in typed if not worn.hides(case)]
        if not typed:
            raise click.BadParameter(str(say('"{text}": write CASE=WORKER.', text=text)),
                                     param_hint=option)
        labelled = next((case for case, _ in typed if worn.hides(worn.meant(case))
                         and not worn.hides(case)), None)
        if labelled is not None:  # whoever is refused, it tells who is named
            raise NamedForItError(option, labelled)
        known = [pair for pair in splits if pair[0] in cases and pair[1] in workers]
        if not known:
            case, worker = typed[0]
            shown = [one for one in cases if not worn.hides(one)]
            wrong = (unknown(case, shown, CASE) if case not in shown
                     else unknown(worker, workers, PERSON))
            raise click.BadParameter(str(wrong), param_hint=option)
        found.add(known[0])
    return frozenset(found)
