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
            "district", "easing_in", "family_caseworker", "inflow_day", "inflow_week",
            "personal_ceilings", "phase_ceiling", "skills", "stock_ceiling",
            "very_complex_ceiling",
        )
    },
    "handover": {
        "bars 0: one more": KEEPS,
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

NORMS = "held by tests/test_norms.py over whole plans, which does not run on mutants"
DAYS = "held by tests/rebalance/test_days_until.py on random days, which run on no mutants"
NOT_KILLED: dict[str, dict[str, dict[str, str]]] = {
    "WRAPPERS": {
        "personal_ceilings": {
            "ceilings 2: counts + 1": DAYS,
            "ceilings 2: counts - 1": DAYS,
            "ceilings 2: dropped": DAYS,
            "ceilings 2: room + 1": DAYS,
            "ceilings 2: room - 1": DAYS,
        },
        "stock_ceiling": {
            "ceilings 1: counts + 1": DAYS,
            "ceilings 1: room + 1": DAYS,
            "ceilings 1: room - 1": DAYS,
        },
    },
    "SOURCES": {
        "inflow_week": {
            "InflowWeek: 6 for 7": DAYS,
            "InflowWeek: 8 for 7": DAYS,
        },
        "personal_ceilings": {
            "PersonalCeilings.breaches: -1 for 0": DAYS,
            "PersonalCeilings.breaches: -1 for 0 #2": DAYS,
            "PersonalCeilings.breaches: -1 for 0 #3": DAYS,
            "PersonalCeilings.breaches: NotEq in day == problem.instance.date": DAYS,
            "PersonalCeilings.breaches: Sub in before + new #2": DAYS,
            "PersonalCeilings.breaches: negate day == problem.instance.date": DAYS,
            "PersonalCeilings.ceilings: NotEq in day == problem.instance.date": DAYS,
            "PersonalCeilings.ceilings: negate day == problem.instance.date": DAYS,
            "PersonalCeilings.norms: Add in len(problem.held[worker]) + new - len(left)": NORMS,
            "PersonalCeilings.norms: Is in agreed.max_cases is not None": NORMS,
            "PersonalCeilings.norms: Is in agreed.max_new_cases is not None": NORMS,
            "PersonalCeilings.norms: NotEq in problem.start(case) == problem.instance.date": NORMS,
            "PersonalCeilings.norms: Sub in len(problem.held[worker]) + new": NORMS,
            "PersonalCeilings.norms: Sub in problem.given_today[worker] + "
            "sum((problem.start(case) == problem.instance.date for case in "
            "allocation.gains(problem, worker)))": NORMS,
            "PersonalCeilings.norms: drop yield Norm(self.name(), held, "
            "agreed.max_cases, 'cases', CAS": NORMS,
            "PersonalCeilings.norms: drop yield Norm(self.name(), today, "
            "agreed.max_new_cases, 'cases ": NORMS,
            "PersonalCeilings.norms: negate agreed.max_cases is not None": NORMS,
            "PersonalCeilings.norms: negate agreed.max_new_cases is not None": NORMS,
            "_already: -1 for 0": DAYS,
            "_already: -1 for 0 #2": DAYS,
            "_already: 1 for 0 #2": DAYS,
            "_already: NotEq in over.days == (today,)": DAYS,
            "_already: Sub in given + promised(problem, worker, over)": DAYS,
            "_already: negate over.days == (today,)": DAYS,
        },
        "phase_ceiling": {
            "PhaseCeiling.norms: NotEq in case.phase == phase": NORMS,
            "PhaseCeiling.norms: NotEq in problem.cases[case].phase == phase": NORMS,
            "PhaseCeiling.norms: NotEq in problem.cases[case].phase == phase #2": NORMS,
            "PhaseCeiling.norms: drop count += sum((problem.cases[case].phase == phase "
            "for case in": NORMS,
            "PhaseCeiling.norms: drop count -= sum((problem.cases[case].phase == phase "
            "for case in": NORMS,
            "PhaseCeiling.norms: drop yield Norm(self.name(), count, most.whole, "
            "f'cases in {phase": NORMS,
        },
        "presence": {
            "Presence.bars: NotEq in day == today": DAYS,
            "Presence.bars: negate day == today": DAYS,
            "Presence.breaches: NotEq in day == today": DAYS,
            "Presence.breaches: drop away of away or not "
            "problem.workers[person].present(day) or problem.awaited.get(person, day) > "
            "day": DAYS,
            "Presence.breaches: drop problem.awaited.get(person, day) > day of away or "
            "not problem.workers[person].present(day) or problem.awaited.get(person, "
            "day) > day": DAYS,
            "Presence.breaches: negate day == today": DAYS,
        },
        "ceiling rules": {
            "CeilingRule.ceilings: drop room of room and self.relieves": DAYS,
            "CeilingRule.norms: IsNot in limit is None": NORMS,
            "CeilingRule.norms: drop count += sum((self.counts(problem, case) for case "
            "in gained)": NORMS,
            "CeilingRule.norms: drop count -= sum((self.counts(problem, case) for case "
            "in left))": NORMS,
            "CeilingRule.norms: drop yield Norm(self.name(), count, limit, "
            "*self.counted(), self.": NORMS,
            "CeilingRule.norms: negate limit is None": NORMS,
            "CeilingRule.norms: negate self.standing": NORMS,
            "CeilingRule.relieves: drop self.standing of self.standing and (not self.hard)": DAYS,
        },
    },
}
"""Mutants that no test of a rule kills yet, though they are not the rule: a debt, each told."""
