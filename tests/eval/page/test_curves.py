"""Curves as a picture that stands alone."""

from xml.etree import ElementTree as ET

from eval.page.curves import curves, smoothed


def test_every_line_is_drawn_inside_and_named() -> None:
    lines = {"loss <all>": [(0.0, 1.3), (50.0, 0.2)], "AUC": [(0.0, 0.7), (50.0, 0.9)]}
    picture = ET.fromstring(curves(lines, "A & B", "step"))
    drawn = picture.findall("{http://www.w3.org/2000/svg}polyline")
    width, height = map(float, picture.attrib["viewBox"].split()[2:])
    points = [tuple(map(float, point.split(","))) for line in drawn for point in line.attrib["points"].split()]
    assert len(points) == 4
    assert all(0 <= x <= width and 0 <= y <= height for x, y in points)
    told = "".join(picture.itertext())
    assert "loss <all>" in told
    assert "A & B" in told


def test_what_is_smoothed_is_as_long_as_it_was() -> None:
    assert smoothed([4.0, 2.0, 0.0], 2) == [4.0, 3.0, 1.0]
