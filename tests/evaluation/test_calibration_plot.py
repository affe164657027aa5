from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

from evaluation.calibration_plot import drawn

SVG = "{http://www.w3.org/2000/svg}"


def circles(picture: str) -> list[dict[str, str]]:
    return [dot.attrib for dot in ElementTree.fromstring(picture).iter(f"{SVG}circle")]


def test_a_bin_is_a_dot_and_a_larger_bin_a_larger_dot() -> None:
    small, large = circles(drawn([(0.2, 0.1, 4), (0.9, 0.95, 400)]))
    assert float(small["r"]) < float(large["r"])
    assert float(small["cx"]) < float(large["cx"])
    assert float(small["cy"]) > float(large["cy"])


def test_a_confidence_that_holds_lies_on_the_line() -> None:
    [dot] = circles(drawn([(0.5, 0.5, 10)]))
    assert dot["cx"] == dot["cy"]


def test_no_attributions_are_an_empty_picture() -> None:
    picture = drawn([])
    assert circles(picture) == []
    assert re.search(r"<title>.* 0 attributions</title>", picture)
