"""Numbers from 0 to 99,999 as words, in Hinglish and in English, and lists of rounded amounts. Generated here."""

from __future__ import annotations

import numpy as np

from tutor.training.arrays import Array

IN_HINGLISH = """
    shunya ek do teen chaar paanch chhe saat aath nau das gyarah barah terah chaudah pandrah solah satrah atharah
    unnees bees ikkees baaees teis chaubees pachchees chhabbees sattaees atthaees untees tees ikattees battees
    taintees chauntees paintees chhattees saintees adtees untaalees chaalees iktaalees bayaalees taintaalees
    chavaalees paintaalees chhiyaalees saintaalees adtaalees unchaas pachaas ikyaavan baavan tirpan chauvan pachpan
    chhappan sattaavan atthaavan unsath saath iksath baasath tirsath chaunsath painsath chhiyaasath sadsath adsath
    unhattar sattar ikhattar bahattar tihattar chauhattar pachhattar chhihattar sathattar athhattar unaasi assi
    ikyaasi bayaasi tiraasi chauraasi pachaasi chhiyaasi sattaasi atthaasi navaasi nabbe ikyaanve baanve tiraanve
    chauraanve pachaanve chhiyaanve sattaanve atthaanve ninyaanve
"""
IN_ENGLISH = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
HINGLISH = tuple(IN_HINGLISH.split())
"""0 to 99: Hindi has a word of its own for each."""
UP_TO_19 = tuple(IN_ENGLISH.split())
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = ("<pad>", *HINGLISH, "sau", "hazaar", *UP_TO_19, *TENS, "hundred", "thousand")
"""Token k is WORDS[k]; 133 of them."""
LONGEST = 8
"""Words of the longest number: ninety nine thousand nine hundred ninety nine."""
DIGITS = 5
HIGHEST = 10**DIGITS


def in_hinglish(number: int) -> list[str]:
    """3245 -> teen hazaar do sau paintaalees."""
    thousands, rest = divmod(number, 1000)
    hundreds, low = divmod(rest, 100)
    words = [HINGLISH[thousands], "hazaar"] if thousands else []
    words += [HINGLISH[hundreds], "sau"] if hundreds else []
    return words + ([HINGLISH[low]] if low or not words else [])


def in_english(number: int) -> list[str]:
    """3245 -> three thousand two hundred forty five."""
    thousands, rest = divmod(number, 1000)
    hundreds, low = divmod(rest, 100)
    words = [*_english_below_100(thousands), "thousand"] if thousands else []
    words += [UP_TO_19[hundreds], "hundred"] if hundreds else []
    return words + (_english_below_100(low) if low or not words else [])


def _english_below_100(number: int) -> list[str]:
    if number < 20:
        return [UP_TO_19[number]]
    tens, ones = divmod(number, 10)
    return [TENS[tens - 2], *([UP_TO_19[ones]] if ones else [])]


def make_number_words(rng: np.random.Generator, n: int) -> tuple[Array, Array]:
    """X (n, 8) tokens, shorter ones filled up with 0 on the left; y (n, 5) digits with leading zeros.

    Every other row or so is English. No number comes twice, so rows held out are numbers never seen.
    """
    token = {word: index for index, word in enumerate(WORDS)}
    numbers, english = rng.permutation(HIGHEST)[:n], rng.random(n) < 0.5
    X = np.zeros((n, LONGEST), np.int64)
    for row, (number, in_words) in enumerate(zip(numbers.tolist(), english, strict=True)):
        tokens = [token[word] for word in (in_english if in_words else in_hinglish)(number)]
        X[row, LONGEST - len(tokens) :] = tokens
    return X, numbers[:, None] // 10 ** np.arange(DIGITS)[::-1] % 10
