"""Mutants no test can tell from the rule, by name, each with the reason."""

SYMMETRIC = "the rule treats both seats alike"
LEADS = "the rule looks at the caseworker alone"
NOBODY = "the bar is empty"
KEEPS = "who holds the case keeps it anyway, whatever a bar says"
ONE_LEAD = "a case has one caseworker at most and no more co-workers: see Seating._structure"

WRAPPERS: dict[str, dict[str, str]] = {
    **{
        name: {"breaches: seats swapped": SYMMETRIC}
        for name in ("capacity", "disqualified", "presence", "reassessment", "team")
    },
    **{
        name: {"breaches: leads only": LEADS}
        for name in (
            "district", "due_while_away", "easing_in", "family_caseworker", "inflow_day",
            "inflow_week",
            "personal_ceilings", "phase_ceiling", "skills", "stock_ceiling",
            "very_complex_ceiling",
        )
    },
    "handover": {
        **{f"bars 2: {what}": KEEPS for what in ("one less", "dropped", "takes off")},
    },
    "siblings": {"bars 0: one more": KEEPS, "breaches: leads only": LEADS},
    "two_advisers": {
        "breaches: seats swapped": SYMMETRIC,
        **{f"rows {place}: seats swapped": SYMMETRIC for place in (3, 4)},
    },
}
NOTHING_COUNTED = "a case that counts 0 adds nothing to anybody's ceiling"
SOURCES: dict[str, dict[str, str]] = {
    "ceiling rules": {
        "CeilingRule.ceilings: -1 for 0": NOTHING_COUNTED,
        "CeilingRule.ceilings: GtE in (count := self.counts(problem, case)) > 0": NOTHING_COUNTED,
        "CeilingRule.ceilings: drop room of room and self.relieves": "it is a ceiling of nobody",
        "CeilingRule.eased: drop isinstance(number, Quantity) of isinstance(number, Quantity) and "
        "any(self.ceilings(problem))": "every ceiling a model may have is a number with its unit",
    },
    "district": {"District.bars: drop district": "cases without a district are skipped again"},
    "handover": {
        "Handover.rows: 2 for 1 #2": ONE_LEAD,
        "Handover.rows: 2 for 1 #3": "two for each who takes it is still one where anybody does",
    },
    "newcomer": {
        "Newcomer.bars: True for False": "a case for one adviser has no co-worker",
        "Newcomer.rows: 2 for 1 #3": ONE_LEAD,
    },
    "personal_ceilings": {
        "PersonalCeilings.breaches: -1 for 0": "no ceiling is below 0",
        "PersonalCeilings.breaches: -1 for 0 #3": "no ceiling is below 0",
    },
    "reassessment": {
        "Reassessment.bars: drop case.involved of case.reassessment and case.involved and "
        "(problem.seats(case.id) == 1)": NOBODY,
        "Reassessment.rows: drop case.involved of case.reassessment and case.involved":
            "nobody was involved, so there is nobody to write a row about",
        "Reassessment.rows: 2 for 1 #3": ONE_LEAD,
    },
    "two_advisers": {
        "TwoAdvisers.rows: 2 for 1 #4": ONE_LEAD,
        "TwoAdvisers.rows: 2 for 1 #5": ONE_LEAD,
        "TwoAdvisers.rows: 2 for 1 #7": "at most 0 of it, whatever it counts",
    },
}
