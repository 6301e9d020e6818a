"""Every JSON document: one class a kind, by which it is described, read and checked.

Each class is loaded when it is first asked for: a command has to do with one or two of them.
`kinds.py` has them all, and `docs/schemas/` is written from them.
"""

import importlib

TYPE_CHECKING = False  # as type checkers know it
if TYPE_CHECKING:
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

__all__ = [
    "AheadDocument", "AuditDocument", "BacktestDocument", "CalibrateDocument", "CheckDocument",
    "CompareDocument", "DiagnoseDocument", "DiffDocument", "EffectDocument", "EventDocument",
    "ExplainDocument", "HandoverDocument", "HistoryDocument", "LogDocument", "MonthDocument",
    "PlanDocument", "RebalanceDocument", "ReceiversDocument", "SimulateDocument",
    "StaffingDocument", "SweepDocument",
]

_FILE = {
    "AuditDocument": "log", "ExplainDocument": "explain_document", "MonthDocument": "log",
}
"""Where a class is whose file is not called after it."""


def __getattr__(name: str) -> object:
    """A document's class, loaded now (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    file = _FILE.get(name, name.removesuffix("Document").lower())
    return getattr(importlib.import_module(f"assigner.documents.{file}"), name)
