"""What the shapes of results are made of."""

from datetime import date

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """What a page needs of a result; the rest may be anything."""

    model_config = ConfigDict(extra="ignore")


class FirstDay(Part):
    """The day a result begins on."""

    name: str
    date: date
    sha256: str
