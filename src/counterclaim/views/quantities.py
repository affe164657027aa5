"""How many a claim says, in words: the number with what it leaves open, and what became of them."""

from __future__ import annotations

from counterclaim.records import Quantity

_UNITS = {"km2": "km²", "percent": "%"}
# Other words for a state than its own.
_SAID = {"killed": ("dead", "death", "bodies"), "wounded": ("injur",), "captured": ("prisoner", "captive")}
_BARE = frozenset({"people", "things", "weapons", "munitions", "vehicles", "aircraft", "ships", "buildings"})


def quantity_in_words(quantity: Quantity, said: str, counted: str) -> str:
    """For example "at least 53 killed", "about 1,000 km²", "dozens (24 or more) wounded"."""
    if quantity.unit == "money":  # the words have the currency
        return f"“{said}”"
    number = _number(quantity, said)
    unit = _UNITS.get(quantity.unit, quantity.unit)
    of = counted if quantity.unit in _BARE and counted and counted not in number else ""
    state = "" if _says(f"{said} {counted}", quantity.state) else quantity.state
    shown = [number, *([unit] if quantity.unit not in _BARE else []), of, state or ""]
    return " ".join(part for part in shown if part)


def _number(quantity: Quantity, said: str) -> str:
    low, high = _written(quantity.low), _written(quantity.high)
    about = "about " if quantity.approximate else ""
    if low and high:
        return about + (low if low == high else f"{low} to {high}")
    if low:
        return f"at least {low}" if any(sign.isdigit() for sign in said) else f"“{said}” ({low} or more)"
    if high:
        return f"at most {high}"
    return f"“{said}”"


def _says(words: str, state: str | None) -> bool:
    """Whether the words say already what became of those counted: "16 dead", "11 evacuees"."""
    if state is None:
        return False
    stems = (state[:5], *_SAID.get(state, ()))
    return any(word.startswith(stems) for word in words.lower().split())


def _written(value: float | None) -> str:
    """With thousands parted, and no more digits than a conversion of units can vouch for."""
    if value is None:
        return ""
    if value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.1f}" if abs(value) >= 10 else f"{value:,.2f}".rstrip("0").rstrip(".")
