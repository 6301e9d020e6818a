"""Every route of the machine interface: served, described and tested from here."""

from collections.abc import Sequence

from assigner.web.api.acts import (
    checklists,
    decisions,
    handovers,
    history,
    loads,
    model,
    offices,
    people,
    plan,
    profiles,
    register,
    signing,
    trials,
    uploads,
    work,
)
from assigner.web.api.call import ApiRoute

TABLE: Sequence[ApiRoute] = (
    *offices.ROUTES, *uploads.ROUTES, *profiles.ROUTES, *work.ROUTES, *plan.ROUTES,
    *decisions.ROUTES, *signing.ROUTES, *people.ROUTES, *handovers.ROUTES, *checklists.ROUTES,
    *register.ROUTES, *model.ROUTES, *trials.ROUTES, *loads.ROUTES, *history.ROUTES,
)
