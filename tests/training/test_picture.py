"""The picture of a run as a file: the curve, and the band of the recipe's record around it."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from tutor.texts import LANGUAGES, Lang
from tutor.training import svg

Reference = Callable[[str], SimpleNamespace]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_recorded_recipe_has_its_band_and_median_in_the_picture(reference: Reference, lang: Lang) -> None:
    known = reference("xor-minimal")
    drawn = ElementTree.fromstring(svg.drawing(known.recipe, [known.history], known.band, lang))
    assert len(drawn.findall("{*}polyline")) == 2 and len(drawn.findall("{*}polygon")) == 1
    words = " ".join(text.text or "" for text in drawn.findall("{*}text"))
    assert f"{len(known.band.seeds)} recorded seeds ({known.band.device})" in words
