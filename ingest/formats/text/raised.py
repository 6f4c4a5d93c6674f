"""Raised and lowered text in characters of its own: 10⁶ must not become 106."""

import re

_RAISED = str.maketrans("0123456789+-−=()niabcdekmopt", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᵏᵐᵒᵖᵗ")
_LOWERED = str.maketrans("0123456789+-−=()aeoxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ")
_NUMBER = re.compile(r"\s*[+\-−]?\d+\s*")
_POWER = re.compile(r"[-+−=()\dniabcdekmopt]+")
_INDEX = re.compile(r"[-+−=()\daeoxhklmnpst]+")


def raised_number(text: str) -> str:
    """A raised number in raised digits; any other raised text (1st, M^lle) as it is."""
    return text.translate(_RAISED) if _NUMBER.fullmatch(text) else text


def power(text: str) -> str:
    """An exponent of an equation, in raised characters where there are such, else after a caret."""
    return _beside(text, "^", text.translate(_RAISED) if _POWER.fullmatch(text) else "")


def index(text: str) -> str:
    """An index of an equation, in lowered characters where there are such, else after an underscore."""
    return _beside(text, "_", text.translate(_LOWERED) if _INDEX.fullmatch(text) else "")


def _beside(text: str, sign: str, written: str) -> str:
    if written or not text:
        return written
    return f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"
