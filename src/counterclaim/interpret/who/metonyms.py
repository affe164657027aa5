"""Countries, capitals and adjectives where they are somebody: "Ruritania denied", "Ruritanian shelling".

"In Ruritania", "eastern Ruritania" and "the Ruritanian border" are places, and give nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.interpret.phrases import Found
from counterclaim.interpret.who.lexicon import Head, Meaning, Named, SideWord
from counterclaim.interpret.who.scene import Mention, Scene, meaning_of
from counterclaim.languages import word_list
from counterclaim.model.labels import FINITE_VERBS

_NOMINAL = frozenset({"NOUN", "NAME"})
# How many words may stand between a side and what it does: "Ruritanian long-range missile strikes".
_BETWEEN = 6
_GIVING_REACH = 6
_VERBS = FINITE_VERBS | {"VERB_BASE", "VERB_PARTICIPLE"}


def metonyms(scene: Scene, taken: list[bool]) -> Iterator[Mention]:
    """The words for a side that are somebody and stand in no group."""
    placed = -2
    for index, phrase in enumerate(scene.found):
        side = meaning_of(phrase, SideWord)
        if side is None or taken[phrase.first]:
            continue
        if side.form == "country":
            joins = placed == index - 1 and _joined(scene, scene.found[placed], phrase)
            acts = not joins and _country_acts(scene, phrase)
            placed = index if joins or (not acts and _is_placed(scene, phrase)) else placed
        else:
            acts = _ACTS[side.form](scene, phrase)
        if acts:
            yield _mention(scene, phrase, side)


def _mention(scene: Scene, phrase: Found[Meaning], side: SideWord) -> Mention:
    if side.form == "demonyms":
        return Mention(phrase.first, phrase.last, phrase.last, "people", side.side)
    state = scene.lexicon.states.get(side.side or "")
    government = scene.lexicon.bodies.get((side.side or "", "government"))
    if side.form == "capital":
        body = government or scene.lexicon.bodies.get((side.side or "", "presidential-office"))
        return Mention(phrase.first, phrase.last, phrase.last, "government", side.side, body or state, "name")
    form = "deed" if side.form == "demonym" else "name"
    return Mention(phrase.first, phrase.last, phrase.last, "state", side.side, state, form)  # type: ignore[arg-type]


def _joined(scene: Scene, left: Found[Meaning], right: Found[Meaning]) -> bool:
    """Whether two names are one list: "in Ruritania and Syldavia"."""
    between = scene.tokens.lower[left.last + 1 : right.first]
    return 0 < len(between) <= 2 and all(word in ("and", "or", ",") for word in between)


def _is_placed(scene: Scene, phrase: Found[Meaning]) -> bool:
    before = phrase.first - 1
    if scene.tokens.at(before) == "the":
        before -= 1
    return scene.is_word(before, "metonyms.place_before")


def _country_acts(scene: Scene, phrase: Found[Meaning]) -> bool:
    tokens, after = scene.tokens, phrase.last + 1
    possessive = tokens.possessive_after(phrase.last)
    if possessive:
        return _leads_to_deed(scene, after + possessive, "metonyms.owned")
    if tokens.at(after) == "-" and tokens.joined(phrase.last):
        return False
    if tokens.at(phrase.first - 1) == "-" and tokens.joined(phrase.first - 1):
        return False
    if _is_placed(scene, phrase) or _after_place(scene, phrase):
        return False
    before = phrase.first - 1 - (tokens.at(phrase.first - 1) == "the")
    if tokens.at(before) == "of":
        return scene.is_word(before - 1, "metonyms.done_to")
    if tokens.at(before) == "to":
        return any(scene.is_word(index, "metonyms.giving") for index in range(before - _GIVING_REACH, before))
    if tokens.pos_at(after) in _NOMINAL and not tokens.breaks(phrase.last, after):
        return _leads_to_deed(scene, after, "deeds") and not any(
            char.islower() for char in tokens.words[phrase.last]
        )
    return True


def _after_place(scene: Scene, phrase: Found[Meaning]) -> bool:
    """Whether the name closes a place's: "Oldtown, Ruritania"."""
    tokens = scene.tokens
    before = tokens.at(phrase.first - 1) == "," and tokens.label(phrase.first - 2) == "LOCATION"
    closed = phrase.last + 1 >= len(tokens) or tokens.pos_at(phrase.last + 1) == "PUNCTUATION"
    return before and closed and scene.meaning(phrase.first - 2, SideWord) is None


def _capital_acts(scene: Scene, phrase: Found[Meaning]) -> bool:
    tokens, after, before = scene.tokens, phrase.last + 1, phrase.first - 1
    possessive = tokens.possessive_after(phrase.last)
    if possessive:
        return _leads_to_deed(scene, after + possessive, "metonyms.owned")
    told = tokens.at(before) in ("by", "against", "with", "between") or _is(scene, before, "told")
    if told and tokens.pos_at(after) not in _NOMINAL:
        return True
    hangs = tokens.pos_at(before) == "PREPOSITION" and not _is(scene, before, "opening")
    if hangs or scene.is_word(before, "metonyms.place_before"):
        return False
    return _does(scene, after)


def _does(scene: Scene, index: int) -> bool:
    """Whether what follows is something that a government does: any verb but those of what befalls a city."""
    befallen = False
    for step in range(5):
        if scene.is_word(index + step, "metonyms.acts"):
            undergoes = befallen and not _is(scene, index + step, "told")
            return scene.tokens.pos_at(index + step) not in _NOMINAL and not undergoes
        befallen = befallen or _is(scene, index + step, "passive")
        if scene.tokens.pos_at(index + step) in _VERBS and not scene.is_word(
            index + step, "metonyms.auxiliaries"
        ):
            return not befallen and not _is(scene, index + step, "befalls")
        if (
            not scene.is_word(index + step, "metonyms.auxiliaries")
            and scene.tokens.pos_at(index + step) != "ADVERB"
        ):
            other = scene.meaning(index + step, SideWord)
            if other is None or scene.tokens.at(index + step - 1) != "and":
                return False
    return False


def _is(scene: Scene, index: int, words: str) -> bool:
    return scene.tokens.at(index) in word_list("en", f"parties.metonyms.{words}")


def _demonym_acts(scene: Scene, phrase: Found[Meaning]) -> bool:
    tokens, after = scene.tokens, phrase.last + 1
    hyphen = tokens.at(phrase.first - 1) == "-" and tokens.joined(phrase.first - 1)
    if hyphen or (tokens.at(after) == "-" and tokens.joined(phrase.last)):
        return False
    joined = scene.phrase(after + 1) if tokens.at(after) in ("and", "or") else None
    other = meaning_of(joined, SideWord) if joined else None
    if joined is not None and other is not None and other.form == "demonym":
        return scene.meaning(joined.last + 1, Head) is not None or _leads_to_deed(
            scene, joined.last + 1, "deeds"
        )
    return _leads_to_deed(scene, after, "deeds")


def _people_act(scene: Scene, phrase: Found[Meaning]) -> bool:
    after = phrase.last + 1
    return scene.tokens.pos_at(after) not in _NOMINAL and scene.tokens.at(phrase.first - 1) != "-"


def _leads_to_deed(scene: Scene, index: int, words: str) -> bool:
    """Whether the noun phrase that goes on at `index` is about a deed, a weapon or a body's own thing."""
    tokens, last = scene.tokens, index - 1
    while last < index + _BETWEEN - 1 and _goes_on(scene, last + 1, index):
        last += 1
    if last < index:
        return False
    deeds = scene.lexicon.words["deeds"] | scene.lexicon.words[words] | scene.lexicon.words["arms"]
    return tokens.at(last) in deeds or tokens.at(last).removesuffix("s") in deeds


def _goes_on(scene: Scene, index: int, start: int) -> bool:
    tokens = scene.tokens
    if index >= len(tokens) or (index > start and tokens.breaks(index - 1, index)):
        return False
    if tokens.at(index) == "-":
        return tokens.joined(index) or tokens.joined(index - 1)
    if tokens.pos[index] in ("ADJECTIVE", "NOUN", "NAME", "NUMBER"):
        return scene.meaning(index, Named) is None or scene.meaning(index, Head) is not None
    if tokens.pos[index] == "VERB_ING" and index == start and scene.is_word(index, "deeds"):
        return True  # "Ruritanian shelling", which looks like a verb
    if tokens.pos[index] == "VERB_ING" and index > start and tokens.pos_at(index - 1) in _NOMINAL:
        return False  # "a Ruritanian strike using rockets": the noun is over
    return tokens.pos[index] in ("VERB_PARTICIPLE", "VERB_ING") and tokens.pos_at(index + 1) in _NOMINAL


_ACTS = {"capital": _capital_acts, "demonym": _demonym_acts, "demonyms": _people_act}
