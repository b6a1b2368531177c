"""OpenFisca on the question of ``tests.bench.fisca``, as a program in a virtualenv of its own.

``python fisca_peer.py FAMILIES.json`` prints JSON. It imports nothing of the project, and the
project never imports it or OpenFisca, which is under the AGPL.
"""

import json
import statistics
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import MONTH
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.variables import Variable
from openfisca_country_template import CountryTaxBenefitSystem
from openfisca_country_template.entities import Household

NAME = "below_standard"
YUAN = 100
"""Fen; the template counts in a whole currency, of which an amount is a fraction."""
Incomes = list[int | None]
"""Fen of a month of each of a family; None: never said."""


def system(standards: dict[str, int], unit: int = YUAN) -> Any:
    """Return the country template with the dated standard and the condition on it."""

    def formula(household: Any, period: Any, parameters: Any) -> Any:
        income = household("household_income", period)
        return income / household.nb_persons() < parameters(period).minimum.standard

    found = CountryTaxBenefitSystem()
    values = {day: {"value": fen / unit} for day, fen in standards.items()}
    node = ParameterNode("minimum", data={"standard": {"values": values}})
    found.parameters.add_child("minimum", node)
    about = {"value_type": bool, "entity": Household, "definition_period": MONTH, "label": NAME}
    found.add_variable(type(NAME, (Variable,), {**about, "formula": formula}))
    return found


def together(
    rules: Any, families: list[Incomes], month: str, unit: int = YUAN
) -> tuple[list[bool], float]:
    """Compute all families in one simulation; an income that was not said stays its default."""
    began = time.process_time()
    builder = SimulationBuilder()
    builder.create_entities(rules)
    household = np.repeat(np.arange(len(families)), [len(one) for one in families])
    builder.declare_person_entity("person", np.arange(len(household)))
    there = builder.declare_entity("household", np.arange(len(families)))
    builder.join_with_persons(there, household, np.full(len(household), "adult"))
    simulation = builder.build(rules)
    salaries = [(fen or 0) / unit for one in families for fen in one]
    simulation.set_input("salary", month, np.array(salaries))
    answers = simulation.calculate(NAME, month).tolist()
    return answers, time.process_time() - began


def alone(rules: Any, incomes: Incomes, month: str, trace: bool) -> tuple[bool, float, float]:
    """Compute one family; return the answer, the seconds of it all, and without the building."""
    began = time.process_time()
    persons = {
        str(n): {} if fen is None else {"salary": {month: fen / YUAN}}
        for n, fen in enumerate(incomes)
    }
    situation = {"persons": persons, "households": {"one": {"adults": list(persons)}}}
    simulation = SimulationBuilder().build_from_entities(rules, situation)
    simulation.trace = trace
    built = time.process_time()
    answer = bool(simulation.calculate(NAME, month)[0])
    ended = time.process_time()
    return answer, ended - began, ended - built


def main(file: str) -> None:
    """Print what each family is told, with all said and as it was said, and what it took."""
    given = json.loads(Path(file).read_text(encoding="utf-8"))
    rules, month = system(given["standards"]), given["month"]
    for trace in (False, True):
        alone(rules, given["said"][0], month, trace)
    few = given["said"][: given["few"]]
    plain = [alone(rules, incomes, month, False) for incomes in few]
    traced = [alone(rules, incomes, month, True) for incomes in few]
    together(rules, few, month)
    answers, seconds = together(rules, given["said"], month)
    in_fen = system(given["standards"], unit=1)
    found = {
        "versions": [version("openfisca-core"), version("openfisca-country-template")],
        "one_us": _us([whole for _, whole, _ in plain]),
        "computing_us": _us([part for _, _, part in plain]),
        "traced_us": _us([whole for _, whole, _ in traced]),
        "all_s": seconds,
        "answers": answers,
        "alone": [answer for answer, _, _ in plain],
        "full": together(rules, given["full"], month)[0],
        "full_in_fen": together(in_fen, given["full"], month, unit=1)[0],
    }
    print(json.dumps(found))


def _us(taken: list[float]) -> float:
    return round(statistics.median(taken) * 1e6, 1)


if __name__ == "__main__":
    main(sys.argv[1])
