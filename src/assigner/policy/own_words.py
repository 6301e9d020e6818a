"""What a model calls things: levels of complexity, what norms count, headers of the tables."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import Field

from assigner.instance import COMPLEXITIES
from assigner.policy.complaints import ModelComplaint, complain, instead
from assigner.policy.usual_headers import USUAL_HEADERS
from assigner.words import Persons, PersonWords
from assigner.words.office import own_header
from assigner.workload import ModelTable

CHILD, FAMILY = "child", "family"
Text = Annotated[str, Field(min_length=1)]


class Complexity(ModelTable):
    """A level of complexity: how the office calls it, how exports write it."""

    label: Text
    names: tuple[Text, ...] = ()


class CountUnit(ModelTable):
    """What norms count: one, several; people in the cases, or the cases themselves."""

    one: Text
    many: Text
    counts: Literal["people", "cases"]


class EnglishPerson(ModelTable):
    """Who holds cases, in English: one, several."""

    one: Text
    many: Text


class DanishPerson(EnglishPerson):
    """In Danish also the one and the several: rådgiver, rådgivere, rådgiveren, rådgiverne."""

    the_one: Text
    the_many: Text


class PersonTable(ModelTable):
    """What the office calls those who hold cases, by language; the usual word where it is not."""

    en: EnglishPerson | None = None
    da: DanishPerson | None = None

    @property
    def persons(self) -> Persons:
        """By language, as sentences take them."""
        return {language: PersonWords(**table.model_dump())
                for language, table in (("en", self.en), ("da", self.da)) if table is not None}


COMPLEXITIES_AS_WRITTEN: Mapping[str, Mapping[str, Any]] = MappingProxyType({
    "simple": {"label": "simple", "names": ["enkel"]},
    "complex": {"label": "complex", "names": ["kompleks"]},
    "very_complex": {
        "label": "very complex", "names": ["meget kompleks", "meget kompliceret"],
    },
})
"""The levels of a model that names none; a variant's own are laid over them."""
THREE: Mapping[str, Complexity] = MappingProxyType({
    key: Complexity.model_validate(COMPLEXITIES_AS_WRITTEN[key]) for key in COMPLEXITIES
})
UNITS: Mapping[str, CountUnit] = MappingProxyType({
    CHILD: CountUnit(one="child", many="children", counts="people"),
    FAMILY: CountUnit(one="family", many="families", counts="cases"),
})
"""Units of count that every model knows."""
NEEDED = frozenset({
    "id", "phase", "complexity", "caseworker", "team", "weekly_hours",
})
FREE = frozenset({
    "name", "hired", "experience_months", "roles", "skills", "interests", "reserved_hours",
    "capacity_percent", "capacity_until", "absent_from", "absent_to", "max_cases",
    "max_new_cases", "districts", "capacity_hours", "works", "family", "children", "topics",
    "district", "received", "due", "two_advisers", "previous_caseworker", "disqualified",
    "involved", "reassessment", "weight_hours", "birth_day", "given_to", "given_co",
    "co_caseworker", "assigned", "cover_until", "cover_for", "cover_for_since", "cover_for_co",
    "frozen", "changes_12m", "earlier", "previous_closed", "restricted_to",
})
"""Columns an instance must have, and those it may lack: a model renames both."""


def person_faults(person: PersonTable | None) -> Iterator[ModelComplaint]:
    """A word for those who hold cases that is a column already: a table would have it twice."""
    for language, one in ({} if person is None else person.persons).items():
        if one.one.strip().casefold().replace(" ", "_") in NEEDED | FREE:
            yield complain(
                ("person", language, "one"), '"{name}" means {other} already; write another word',
                name=one.one, other=one.one,
            )


def header_faults(
    headers: Mapping[str, str | Literal[False]], persons: Persons = MappingProxyType({})
) -> Iterator[ModelComplaint]:
    """Headers of no column, needed ones left out, and one word for two columns.

    `persons`: what the office calls those who hold cases, which stands in headers too.
    """
    meant: dict[str, str] = {}
    for key, word in headers.items():
        if key not in NEEDED | FREE:
            hint = instead(key, NEEDED | FREE)
            yield complain(("headers", key), "is not a column of an instance; {hint}", hint=hint)
            continue
        if word is False:
            if key in NEEDED:
                yield complain(
                    ("headers", key), "must be filled in every day; write what to call it instead"
                )
            continue
        folded = _folded(word)
        other = meant.setdefault(folded, key)
        if folded in {_folded(name) for name in (NEEDED | FREE) - {key}}:
            other = folded.replace(" ", "_")
        if other != key:
            yield complain(
                ("headers", key), '"{name}" means {other} already; write another word',
                name=word, other=other,
            )
        elif (usual := _usual(key, folded, headers, persons)) is not None:
            yield complain(
                ("headers", key), '"{name}" is what the column {other} is called already, in the '
                "same table; write another word, or call {other} something else",
                name=word, other=usual,
            )


def _usual(
    key: str, folded: str, headers: Mapping[str, object], persons: Persons
) -> str | None:
    """Another column beside a renamed one that has its word by itself."""
    for columns in USUAL_HEADERS.values():
        for other, danish in columns.items() if key in columns else ():
            if other != key and other not in headers:
                named = own_header(other, danish, persons) or ()
                if folded in map(_folded, (danish, *named)):
                    return other
    return None


def _folded(word: str) -> str:
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())
