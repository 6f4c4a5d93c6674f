"""Equations on one line."""

import pytest
from lxml import etree

from ingest.formats.xml.equations import equation_text


def omml(inner: str) -> str:
    return equation_text(etree.fromstring(f'<m:oMath xmlns:m="m">{inner}</m:oMath>'))


def mathml(inner: str) -> str:
    return equation_text(etree.fromstring(f"<math>{inner}</math>"))


def run(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inner", "written"),
    [
        (f"<m:f><m:num>{run('3')}</m:num><m:den>{run('4')}</m:den></m:f>", "3/4"),
        (f"<m:f><m:num>{run('a+b')}</m:num><m:den>{run('2')}</m:den></m:f>", "(a+b)/2"),
        (f"<m:sSup><m:e>{run('10')}</m:e><m:sup>{run('6')}</m:sup></m:sSup>", "10⁶"),
        (f"<m:sSup><m:e>{run('x')}</m:e><m:sup>{run('2y')}</m:sup></m:sSup>", "x^(2y)"),
        (f"<m:sSub><m:e>{run('x')}</m:e><m:sub>{run('1')}</m:sub></m:sSub>", "x₁"),
        (f"<m:rad><m:deg/><m:e>{run('x+1')}</m:e></m:rad>", "√(x+1)"),
        (f"<m:d><m:e>{run('a')}</m:e></m:d>", "(a)"),
    ],
)
def test_word_equations_keep_strokes_powers_and_roots(inner: str, written: str) -> None:
    assert omml(inner) == written


@pytest.mark.parametrize(
    ("inner", "written"),
    [
        ("<mfrac><mn>3</mn><mn>4</mn></mfrac>", "3/4"),
        ("<msup><mn>10</mn><mn>-6</mn></msup>", "10⁻⁶"),
        ("<msqrt><mi>n</mi></msqrt>", "√n"),
        ("<semantics><mi>x</mi><annotation>\\x</annotation></semantics>", "x"),
        ("<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>", "E=mc²"),
    ],
)
def test_page_equations_too(inner: str, written: str) -> None:
    assert mathml(inner) == written
