"""Bank customers who leave or stay: the columns of the course's churn table, the rows made here. Synthetic.

The rates are set by hand so that a bank clerk would believe them: about one customer in five leaves; Germany,
age, inactivity and three or more products go with leaving. No row of any real table was used.
"""

from __future__ import annotations

import numpy as np

from tutor.training.arrays import Array

COLUMNS = (
    "CreditScore", "Age", "Tenure", "Balance", "NumOfProducts", "HasCrCard", "IsActiveMember",
    "EstimatedSalary", "Geography_Germany", "Geography_Spain", "Gender_Male",
)  # fmt: skip
"""Numbers first, then the dummies; France and female are the ones left out."""


def make_churn(rng: np.random.Generator, n: int) -> tuple[Array, Array]:
    """X (n, 11) raw columns in the order of COLUMNS, y (n,) 1.0 for a customer who left."""
    country = rng.choice(3, n, p=[0.5, 0.25, 0.25])  # France, Germany, Spain
    male = rng.random(n) < 0.545
    age = np.clip(18 + rng.gamma(5.0, 4.3, n), 18, 92).round()
    active, card = rng.random(n) < 0.515, rng.random(n) < 0.705
    products = rng.choice([1, 2, 3, 4], n, p=[0.508, 0.459, 0.027, 0.006])
    no_balance = (rng.random(n) < 0.46) & (country != 1)
    balance = np.where(no_balance, 0.0, rng.normal(120_000, 30_000, n).clip(0)).round(2)
    score = np.clip(rng.normal(650, 97, n), 350, 850).round()
    tenure, salary = rng.integers(0, 11, n), rng.uniform(12, 200_000, n).round(2)
    logit = _leaving(country, male, age, active, products, balance)
    y = (rng.random(n) < 1 / (1 + np.exp(-logit))).astype(np.float64)
    columns = (score, age, tenure, balance, products, card, active, salary, country == 1, country == 2, male)
    return np.stack(columns, axis=1).astype(np.float64), y


def _leaving(
    country: Array, male: Array, age: Array, active: Array, products: Array, balance: Array
) -> Array:
    """Log-odds of leaving: not linear in age and products, so that a network has something to find."""
    by_product = np.array([0.0, 0.75, -1.55, 2.6, 4.0])[products]
    by_age = 2.6 * np.exp(-(((age - 54) / 11) ** 2)) - 0.35
    german = np.where(country == 1, 1.0, 0.0)
    quiet = np.where(active, -0.55, 0.45)
    return np.asarray(-2.15 + by_product + by_age + german + quiet - 0.5 * male + 0.15 * (balance > 0))


def standardised(X: Array, *others: Array) -> tuple[Array, ...]:
    """(X − mean) / standard deviation of the columns of X, and the same map applied to the others."""
    mean, deviation = X.mean(axis=0), X.std(axis=0)
    return tuple((each - mean) / deviation for each in (X, *others))
