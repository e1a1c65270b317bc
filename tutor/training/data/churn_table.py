"""The churn customers as a bank keeps them: 14 columns, among them texts and numbers that are only labels.

Synthetic, same schema as the course's Churn_Modelling.csv; no row of it was used.
"""

from __future__ import annotations

import numpy as np

from tutor.training.arrays import Array
from tutor.training.data.churn import COLUMNS, make_churn

TABLE_COLUMNS = (
    "RowNumber", "CustomerId", "Surname", "CreditScore", "Geography", "Gender", "Age", "Tenure", "Balance",
    "NumOfProducts", "HasCrCard", "IsActiveMember", "EstimatedSalary", "Exited",
)  # fmt: skip
SURNAMES = ("Rao", "Mehta", "Khan", "Das", "Martin", "Bernard", "Weber", "Klein", "Garcia", "Ruiz")


def make_churn_table(rng: np.random.Generator, n: int) -> dict[str, Array]:
    """Column name -> (n,), in the order of TABLE_COLUMNS.

    Texts are NumPy strings, counts and 0/1 columns integers, Balance and EstimatedSalary float64. The rows are
    those of `make_churn` from the same generator.
    """
    X, y = make_churn(rng, n)
    numbers = dict(zip(COLUMNS, X.T, strict=True))
    germany, spain = numbers["Geography_Germany"] == 1, numbers["Geography_Spain"] == 1
    table = {
        "RowNumber": np.arange(1, n + 1),
        "CustomerId": rng.permutation(np.arange(n)) + 15_500_000,
        "Surname": rng.choice(SURNAMES, n),
        "Geography": np.where(germany, "Germany", np.where(spain, "Spain", "France")),
        "Gender": np.where(numbers["Gender_Male"] == 1, "Male", "Female"),
        "Balance": numbers["Balance"],
        "EstimatedSalary": numbers["EstimatedSalary"],
        "Exited": y.astype(int),
    }
    counts = {name: numbers[name].astype(int) for name in TABLE_COLUMNS if name not in table}
    return {name: (table | counts)[name] for name in TABLE_COLUMNS}
