"""The page of a result that is no plan: one view for each kind of document."""

from pydantic import BaseModel

from assigner.documents.ahead import AheadDocument
from assigner.documents.backtest import BacktestDocument
from assigner.documents.calibrate import CalibrateDocument
from assigner.documents.compare import CompareDocument
from assigner.documents.effect import EffectDocument
from assigner.documents.history import HistoryDocument
from assigner.documents.simulate import SimulateDocument
from assigner.documents.staffing import StaffingDocument
from assigner.documents.sweep import SweepDocument
from assigner.view import Page
from assigner.views.ahead import ahead_page
from assigner.views.backtest import backtest_page
from assigner.views.calibrate import calibrate_page
from assigner.views.compare import compare_page
from assigner.views.effect import effect_page
from assigner.views.history import history_page
from assigner.views.simulate import simulate_page
from assigner.views.staffing import staffing_page
from assigner.views.sweep import sweep_page

RESULTS = (
    "ahead", "backtest", "calibrate", "compare", "effect", "history", "simulate", "staffing",
    "sweep",
)
"""Kinds of documents that have a page of their own."""


def result_page(found: BaseModel) -> Page:  # one return for each kind
    """The page of one of RESULTS."""
    match found:
        case AheadDocument():
            return ahead_page(found)
        case BacktestDocument():
            return backtest_page(found)
        case CalibrateDocument():
            return calibrate_page(found)
        case CompareDocument():
            return compare_page(found)
        case EffectDocument():
            return effect_page(found)
        case HistoryDocument():
            return history_page(found)
        case SimulateDocument():
            return simulate_page(found)
        case StaffingDocument():
            return staffing_page(found)
        case SweepDocument():
            return sweep_page(found)
    raise NotImplementedError(type(found).__name__)
