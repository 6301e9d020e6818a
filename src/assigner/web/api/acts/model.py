"""The model of the day: its numbers and choices, where each is from, and since when."""

from typing import Annotated

from pydantic import Field

from assigner.documents.log import Moment
from assigner.documents.part import DocumentPart, Said, Sha256, Truth
from assigner.policy import Policy
from assigner.policy.sources import builtin
from assigner.quantity import Status
from assigner.views.model_list import ModelItem, items_found, model_items
from assigner.web.api.call import Answer, ApiCall, ApiRoute
from assigner.web.api.problem import Refused
from assigner.words import say
from assigner.workspace.models import model_files, note_model, number_since, stands_in
from assigner.workspace.roles import Act


class NumbersFound(DocumentPart):
    """Which numbers and choices; all of them where nothing is named."""

    find: Annotated[str, Field(min_length=1, description="Words that one has, all of them.")] | (
        None) = None


class BuiltinModels(DocumentPart):
    """The models that come with the program."""

    models: tuple[str, ...]


class ChoiceSaid(DocumentPart):
    """What a choice may be."""

    value: str
    words: Said


class NumberSaid(DocumentPart):
    """A number or a choice of the model. `key`: as it is sent to be tried."""

    key: str
    about: Said
    value: str = Field(description="As the model writes it.")
    shown: Said
    status: Status | None = Field(description="What it rests on; null for some choices.")
    source: str
    options: tuple[ChoiceSaid, ...] = Field(description="Of a choice; none for a number.")


class ModelFileSaid(DocumentPart):
    """A file of the office's own that the model is read from."""

    name: str
    written: Moment


class ModelSaid(DocumentPart):
    """What the model of the day decides by a number or a choice."""

    name: str
    sha256: Sha256
    numbers: tuple[NumberSaid, ...]


class ValueSince(DocumentPart):
    """What it was from a moment on."""

    at: Moment
    by: str = Field(description="Who first signed a day with it, or first opened the office.")
    signed: Truth = Field(description="Whether a day was signed with it.")
    value: str | None = Field(description="Null where it is not known, or was not there.")


class OneNumberSaid(DocumentPart):
    """A number or choice of the model, where it stands, and since when it is so."""

    number: NumberSaid
    place: str = Field(description="`file:line`; blank where it is not known.")
    files: tuple[ModelFileSaid, ...] = Field(description="Of the model, of the office's own.")
    since: tuple[ValueSince, ...] = Field(description="Of a number; the first known one first.")


def builtin_models(call: ApiCall) -> Answer:
    """The models that come with the program, by name."""
    del call
    return BuiltinModels(models=builtin())


def model(call: ApiCall) -> Answer:
    """The model of the day: every number and choice, with its source."""
    policy, asked = _policy(call), call.asked(NumbersFound)
    return ModelSaid(
        name=policy.name, sha256=policy.sha256,
        numbers=tuple(map(_said, items_found(model_items(policy), asked.find or ""))))


def number(call: ApiCall) -> Answer:
    """One number or choice: what it is, where it is from, and since when."""
    policy, key = _policy(call), call.parts["item"]
    item = next((one for one in model_items(policy) if one.key == key), None)
    if item is None:
        raise Refused(404, say("The model has no such number."))
    return OneNumberSaid(
        number=_said(item), place=stands_in(policy, call.desk, key),
        files=tuple(ModelFileSaid(name=one.name, written=f"{one.written:%Y-%m-%dT%H:%M:%SZ}")
                    for one in model_files(policy, call.desk)),
        since=() if item.number is None else _since(call, policy, key))


def _since(call: ApiCall, policy: Policy, key: str) -> tuple[ValueSince, ...]:
    found = number_since(call.house.workspace.store, call.desk, policy, key)
    return tuple(ValueSince(
        at=one.at, by=one.by, signed=one.signed,
        value=None if one.number is None else f"{one.number.value.normalize():f}")
        for one in found)


def _said(item: ModelItem) -> NumberSaid:
    return NumberSaid(
        key=item.key, about=str(item.about), value=item.value, shown=str(item.shown),
        status=item.status, source=item.source,
        options=tuple(ChoiceSaid(value=value, words=str(words)) for value, words in item.options))


def _policy(call: ApiCall) -> Policy:
    desk = call.desk
    note_model(call.house.workspace.store, desk, call.person.name)
    policy = None if desk.day is None else desk.day.policy
    if policy is None:
        raise Refused(404, say("There is no day that can be used: look at today's page."))
    return policy


ROUTES = (
    ApiRoute("GET", "/models", Act.CHECK, builtin_models, {200: BuiltinModels}),
    ApiRoute("GET", "/offices/{office}/model", Act.SEE, model, {200: ModelSaid},
             query=NumbersFound),
    ApiRoute("GET", "/offices/{office}/model/{item}", Act.SEE, number, {200: OneNumberSaid}),
)
