"""Siblings never moved by choice, and nothing said so: two moves pay by 2.19 h."""

from tests.faults.rebalanced import rebalanced, tiers


def test_siblings_move_together() -> None:
    plan = rebalanced("rebalance-siblings-never-move-by-choice/day", "--hours", "A=20",
                      "--max-moves", "2", "--curve")
    assert [(move["case"], move["to"]) for move in plan["moves"]] == [("O1", "C"), ("O2", "C")]
    assert round(tiers(plan)["balance"]["value"], 3) == 7.965
    assert [point["made"] for point in plan["curve"]][:3] == [0, 0, 2]
