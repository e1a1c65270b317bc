"""The bank's table of the churn customers says the same as the encoded columns."""

from __future__ import annotations

import numpy as np

from tutor.training.data.churn import COLUMNS, make_churn
from tutor.training.data.churn_table import TABLE_COLUMNS, make_churn_table

NUMBERS = [name for name in COLUMNS if "_" not in name]


def test_the_table_has_the_columns_of_the_course() -> None:
    table = make_churn_table(np.random.default_rng(0), 500)
    assert tuple(table) == TABLE_COLUMNS
    assert len(TABLE_COLUMNS) == 14
    assert all(column.shape == (500,) for column in table.values())
    assert table["RowNumber"].tolist() == list(range(1, 501))
    assert len(set(table["CustomerId"].tolist())) == 500


def test_the_table_encoded_by_hand_is_the_encoded_data() -> None:
    table = make_churn_table(np.random.default_rng(7), 300)
    X, y = make_churn(np.random.default_rng(7), 300)
    dummies = [table["Geography"] == "Germany", table["Geography"] == "Spain", table["Gender"] == "Male"]
    encoded = np.stack([*(table[name] for name in NUMBERS), *dummies], axis=1)
    assert np.array_equal(encoded, X)
    assert np.array_equal(table["Exited"], y)
    assert set(table["Geography"].tolist()) == {"France", "Germany", "Spain"}
