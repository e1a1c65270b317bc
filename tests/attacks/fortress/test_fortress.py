"""Hidden checks of the lab that the attack suite attacks."""

from tutor.grader.testing import close, equal

EXPECTED = "xyzzy-expected"


def test_number(lab):
    n = lab.draw.integers(10**6, 10**9)
    equal(lab.answer(int(n)), int(n) ** 2 + 4099)


def test_array(lab):
    x = lab.draw.normal(5)
    close(lab.scaled(x), 3 * x)


def test_function(lab):
    n = int(lab.draw.integers(2, 9))
    equal(lab.twice(lambda m: m + n, n), 3 * n)
