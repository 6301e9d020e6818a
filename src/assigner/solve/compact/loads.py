"""What the seats of a part come to as loads: squares, the highest, how many are above."""

from assigner.solve.compact.seating import Seating
from assigner.solve.cpsat import Expression, cp_model


class Loads(Seating):
    """The seats of one part, and expressions of the loads they make."""

    def squares(self) -> tuple[Expression, int]:
        """sum(k x load^2), as an expression of what today adds and a constant."""
        expression: list[Expression] = []
        constant = 0
        for worker in self.part.workers:
            k = self.problem.steepness[worker]
            before = self.problem.load_before[worker]
            constant += k * before * before
            added, most = self.load(worker)
            if k and most:
                # (before + added)^2: what is known is kept out, so the product stays small.
                square = self.model.new_int_var(0, most * most, "")
                self.model.add_multiplication_equality(square, added, added)
                expression += [k * square, 2 * k * before * added]
        return sum(expression), constant

    def peak(self, exempt: int = 0) -> tuple[Expression, int]:
        """The highest utilisation of the part, in 1/scale, `exempt` caseworkers aside."""
        k = {worker: self.problem.steepness[worker] for worker in self.part.workers}
        before = self.problem.load_before
        most = max((k[w] * (before[w] + self.load(w)[1]) for w in k), default=0)
        floor = 0 if exempt else max((k[w] * before[w] for w in k), default=0)
        peak = self.model.new_int_var(floor, most, "")
        aside = []
        for worker, steep in k.items():
            under = self.model.add(steep * (self.load(worker)[0] + before[worker]) <= peak)
            if exempt:
                aside.append(self.model.new_bool_var(""))
                under.only_enforce_if(~aside[-1])
        if exempt:
            self.model.add(sum(aside) <= exempt)
        return peak, 0

    def above(self, level: int) -> tuple[Expression, int]:
        """How many caseworkers of the part have a utilisation above `level` (1/scale)."""
        flags: list[cp_model.IntVar] = []
        already = 0
        for worker in self.part.workers:
            k = self.problem.steepness[worker]
            before = self.problem.load_before[worker]
            added, most = self.load(worker)
            if k == 0 or k * (before + most) <= level:
                continue
            if k * before > level:
                already += 1
                continue
            flag = self.model.new_bool_var("")
            self.model.add(added <= level // k - before).only_enforce_if(~flag)
            flags.append(flag)
        return sum(flags), already
