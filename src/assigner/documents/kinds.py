"""The class of each kind of JSON document."""

from collections.abc import Mapping

from pydantic import BaseModel

from assigner.documents.ahead import AheadDocument
from assigner.documents.backtest import BacktestDocument
from assigner.documents.calibrate import CalibrateDocument
from assigner.documents.check import CheckDocument
from assigner.documents.compare import CompareDocument
from assigner.documents.diagnose import DiagnoseDocument
from assigner.documents.diff import DiffDocument
from assigner.documents.effect import EffectDocument
from assigner.documents.event import EventDocument
from assigner.documents.explain_document import ExplainDocument
from assigner.documents.handover import HandoverDocument
from assigner.documents.history import HistoryDocument
from assigner.documents.log import AuditDocument, LogDocument, MonthDocument
from assigner.documents.plan import PlanDocument
from assigner.documents.rebalance import RebalanceDocument
from assigner.documents.receivers import ReceiversDocument
from assigner.documents.simulate import SimulateDocument
from assigner.documents.staffing import StaffingDocument
from assigner.documents.sweep import SweepDocument

KINDS: Mapping[str, type[BaseModel]] = {
    "ahead": AheadDocument,
    "backtest": BacktestDocument,
    "calibrate": CalibrateDocument,
    "check": CheckDocument,
    "compare": CompareDocument,
    "diagnose": DiagnoseDocument,
    "diff": DiffDocument,
    "effect": EffectDocument,
    "event": EventDocument,
    "explain": ExplainDocument,
    "handover": HandoverDocument,
    "history": HistoryDocument,
    "log": LogDocument,
    "log_report": MonthDocument,
    "log_verify": AuditDocument,
    "plan": PlanDocument,
    "rebalance": RebalanceDocument,
    "receivers": ReceiversDocument,
    "simulate": SimulateDocument,
    "staffing": StaffingDocument,
    "sweep": SweepDocument,
}
