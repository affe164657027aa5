"""Which mentions of people in one report are of one person.

A surname alone is whoever was last named in full with it, unless a title tells another gender: "Ms Doe" is
not the man whom the report calls "Mr Doe" or "he". A first word alone ("Orr" of "Orr Tavin") is the one
person whose full name begins with it, where nobody's name ends with it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.attribute.lexicon import SpeakerLexicon
from counterclaim.attribute.names import Name
from counterclaim.records import Span

_WORD = re.compile(r"[^\W\d_]+")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\.?[ \t]+$")
# "his mother, Ada" and "Mr Doe's mother, Ada": somebody's relative, named behind.
_KIN_BEFORE = re.compile(r"(?:\b(?i:his|her|their)|[’']s?)[ \t]+(?:[\w-]+[ \t]+){0,2}?(\w+),?[ \t]+$")
# "Mr and Mrs", and "Jan and" before a full name that is no second half of a list of full names.
_PAIR = re.compile(r"\b(\w+)\.? (?:and|&) (\w+)\b")
_AND_BEFORE = re.compile(r"(?:^|[.,;:“\"(\n]\s?|[^\sA-Z][^\sA-Z]*\s)(?<![A-Z]\s)[A-Z][\w’'-]+ (?:and|&) $")
# An age behind a first name alone introduces somebody ("Ivan, 45,").
_AGE = re.compile(r",?[ \t]*[(,]?[ \t]*(?:aged[ \t]+)?\d{1,2}\b")
_STOPS = re.compile(r"[\"“”«»\n]")
# What a pronoun behind a name tells is asked so far, in characters, and so often.
_BEHIND, _ASKED = 160, 20
# One gender must be told so many times as often as the other.
_SURE = 3
# So many mentions are compared for the fullest, and so many words are a name.
_COMPARED, _LONGEST = 60, 5
_GENDERS = ("feminine", "masculine")
# A surname and what its bearer leads: "the Lind administration".
_LED = re.compile(r"(?<![\w-])([^\W\d_a-z][\w-]{1,40})(?:[’']s)?[ \t]([a-z]{4,16})\b")


class People:
    """The persons of one report."""

    def __init__(self, text: str, persons: Sequence[Name], lexicon: SpeakerLexicon) -> None:
        self.text = text
        self.persons = persons
        self.reference = lexicon.reference
        self.given_names = lexicon.given_names
        self.surnames: dict[str, list[Name]] = defaultdict(list)
        self._by_first: dict[str, list[Name]] = defaultdict(list)
        for person in persons:
            self.surnames[person.words[-1]].append(person)
            if len(person.words) > 1 and person.words[-1] not in self.reference["suffixes"]:
                self._by_first[person.words[0]].append(person)
        self._starts = {person.span.start for person in persons}
        self._firsts: dict[str, Name | None] = {}
        self._same: dict[tuple[tuple[str, ...], str], list[Name]] = {}
        self._genders: dict[tuple[str, ...], str] = {}
        self._told: dict[Span, str] = {}
        self._leading = {
            found[1].lower() for found in _LED.finditer(text) if found[2] in self.reference["led"]
        }
        self._mixed: dict[str, bool] = {}
        self._kin: dict[tuple[str, str], list[Name]] | None = None

    # -- one person ---------------------------------------------------------------------------

    def same(self, person: Name) -> list[Name]:
        """The mentions of a person: by a part of the name, or a given name not another's."""
        told = self.told(person)
        person = self._in_full(person, told)
        told = told or (self.gender(person) if len(person.words) > 1 else "")
        key = (person.words, told)
        if key not in self._same:
            mine = set(person.words)
            every = [*self.surnames[person.words[-1]], *self._short(person)]
            same = [other for other in every if mine <= set(other.words) or set(other.words) <= mine]
            self._same[key] = [other for other in same if self._goes_with(other, told)]
        return self._same[key] or [person]

    def fullest(self, person: Name) -> Span:
        """The longest mention of a person; the first of equals."""
        same = self.same(person)[:_COMPARED]
        short = [other for other in same if len(other.words) <= _LONGEST]
        if not short:
            return person.span
        full = max(short, key=lambda other: (len(other.words), -other.span.start))
        return self._titled(full) if len(full.words) == 1 and self._parted(full) else full.span

    def leads(self, person: Name) -> bool:
        """Whether the report speaks of the person's government: "the Lind administration"."""
        surname = person.words[-1]
        full = {one.words for one in self.surnames[surname] if len(one.words) > 1}
        return surname in self._leading and len(full) < 2

    def key(self, person: Name) -> str:
        """A word that is the same for every mention of one person: mostly the surname."""
        return self._in_full(person, self.told(person)).words[-1]

    def _in_full(self, person: Name, told: str) -> Name:
        """The full name that a part of it stands for here: of several people, the one last named in full."""
        if len(person.words) > 1:
            return person
        full = self._whole(person.words[0])
        if full is not None and self._fits(full, told):
            return full
        every = self.surnames[person.words[0]]
        fitting = [other for other in every if len(other.words) > 1 and self._fits(other, told)]
        if not fitting:
            return self._relative(person, told) or person
        before = [other for other in fitting if other.span.start <= person.span.start]
        return (before or fitting[:1])[-1]

    def _short(self, full: Name) -> list[Name]:
        """The mentions by the first word of a full name alone."""
        first = full.words[0]
        whole = self._whole(first) if len(full.words) > 1 else None
        same = whole is not None and whole.words[-1] == full.words[-1]
        return [one for one in self.surnames.get(first, ()) if len(one.words) == 1] if same else []

    def _whole(self, word: str) -> Name | None:
        """The person whose full name begins with a word, where that is nobody else's name too."""
        if word not in self._firsts:
            self._firsts[word] = self._found_whole(word)
        return self._firsts[word]

    def _found_whole(self, word: str) -> Name | None:
        longer = self._by_first.get(word, [])
        alone = self.surnames.get(word, [])
        if len({other.words[-1] for other in longer}) != 1 or any(len(one.words) > 1 for one in alone):
            return None
        royal = self.reference["royal"]
        if any(self._before(one) in royal for one in alone) and self._before(longer[0]) not in royal:
            return None
        apart = any(
            one.span.start < longer[0].span.start and _AGE.match(self.text, one.span.end) for one in alone
        )
        return None if apart else longer[0]

    def _relative(self, person: Name, told: str) -> Name | None:
        """Whom "Ms Doe" means in a report on a man of that name: "his mother, Ada", named by that alone."""
        if not told:
            return None
        if self._kin is None:
            self._kin = defaultdict(list)
            for key, other in self._relatives():
                if not self._kin[key] or other.words != self._kin[key][0].words:
                    self._kin[key].append(other)
        found = self._kin.get((told, person.words[-1]), [])[:2]
        before = [other for other in found if other.span.start < person.span.start]
        return before[0] if len(before) == 1 else None

    def _relatives(self) -> Iterator[tuple[tuple[str, str], Name]]:
        """Those named by a first name as relatives, with their gender and the surname of whose they are."""
        for at, person in enumerate(self.persons):
            kin = self._kin_before(person) if len(person.words) == 1 else None
            before = [
                one for one in self.persons[max(0, at - 3) : at] if kin and one.span.start <= kin.start()
            ]
            if before:
                yield (self._kin_gender(person), before[-1].words[-1]), person

    # -- gender -------------------------------------------------------------------------------

    def told(self, person: Name) -> str:
        """The gender that the title of one mention tells: "masculine", "feminine" or nothing."""
        if person.span not in self._told:
            inside = [word for word in _WORD.findall(person.span.of(self.text))[:-1] if word[0].isupper()]
            words = {self._before(person), *(word.lower() for word in inside)}
            told = [gender for gender in _GENDERS if words & self.reference[f"{gender}_courtesy"]]
            self._told[person.span] = told[0] if told and not self._both(person) else ""
        return self._told[person.span]

    def _both(self, person: Name) -> bool:
        """Whether a name is that of two: "Mr and Mrs Doe"."""
        titles = self.reference["masculine_courtesy"] | self.reference["feminine_courtesy"]
        pairs = _PAIR.finditer(self.text, max(0, person.span.start - 20), person.span.end)
        return any(titles.issuperset(word.lower() for word in pair.groups()) for pair in pairs)

    def known_gender(self, person: Name) -> str:
        """The gender that the titles of a person's mentions tell, or the given name."""
        told = self.told(person) or _most(map(self.told, self.same(person)[:_ASKED]))
        return told or self._given(self._in_full(person, ""))

    def _given(self, person: Name) -> str:
        """The gender that a full name's first word tells."""
        return self.given_names.get(person.words[0], "") if len(person.words) > 1 else ""

    def gender(self, person: Name) -> str:
        """The gender of a full name: by titles, a relative's noun, first word, pronouns, a later title."""
        if person.words not in self._genders:
            mine = set(person.words)
            full = [
                other
                for other in self.surnames[person.words[-1]]
                if len(other.words) > 1 and (mine <= set(other.words) or set(other.words) <= mine)
            ][:_ASKED]
            self._genders[person.words] = (
                _most(map(self.told, full))
                or _most(map(self._kin_gender, full))
                or self._given(person)
                or _most(self._pronouns([*full, *self._short(person)]))
                or self._next_title(full[0])
            )
        return self._genders[person.words]

    def _kin_gender(self, person: Name) -> str:
        """The gender of somebody's relative: "his mother, Ada"."""
        kin = self._kin_before(person)
        word = kin[1].lower() if kin and kin[1] in self.reference["kin"] else ""
        return next((gender for gender in _GENDERS if word in self.reference[f"{gender}_titles"]), "")

    def _kin_before(self, person: Name) -> re.Match[str] | None:
        return _KIN_BEFORE.search(self.text, max(0, person.span.start - 60), person.span.start)

    def _next_title(self, full: Name) -> str:
        """The gender by the title of the next mention of a surname; not after the names of a couple."""
        every = self.surnames[full.words[-1]]
        after = every[every.index(full) + 1 :][:1]
        return self.told(after[0]) if after and len(after[0].words) == 1 and not self._couple(full) else ""

    def _couple(self, full: Name) -> bool:
        """Whether a full name is the second half of "Jan and Ada Doe"."""
        return _AND_BEFORE.search(self.text, max(0, full.span.start - 40), full.span.start) is not None

    def _pronouns(self, mentions: Sequence[Name]) -> Iterator[str]:
        """The gender of the first pronoun behind each mention, before anybody else is named."""
        for one in mentions:
            end = min(len(self.text), one.span.end + _BEHIND)
            stop = _STOPS.search(self.text, one.span.end, end)
            for word in _WORD.finditer(self.text, one.span.end, stop.start() if stop else end):
                if word.start() in self._starts:
                    break
                told = [gender for gender in _GENDERS if word.group().lower() in self.reference[gender]]
                if told:
                    yield told[0]
                    break

    def _fits(self, full: Name, told: str) -> bool:
        """Whether a full name may be that of somebody of a gender."""
        gender = self.gender(full) if told else ""
        return gender == told or not (gender or self._couple(full))

    def _goes_with(self, other: Name, told: str) -> bool:
        """Whether a mention may be of somebody of a gender."""
        if not told:
            return True
        own = self.told(other)
        if own or len(other.words) == 1:
            return own == told or (not own and not self._shared(other))
        return self._fits(other, told)

    def _shared(self, person: Name) -> bool:
        """Whether both genders are told of people with one surname."""
        surname = person.words[-1]
        if surname not in self._mixed:
            genders = {
                self.told(other) or (self.gender(other) if len(other.words) > 1 else "")
                for other in self.surnames.get(surname, ())
            }
            self._mixed[surname] = genders.issuperset(_GENDERS)
        return self._mixed[surname]

    def _parted(self, person: Name) -> bool:
        """Whether a surname alone may be taken for somebody else's."""
        others = any(len(other.words) > 1 for other in self.surnames[person.words[-1]])
        return others or self._shared(person)

    def _before(self, person: Name) -> str:
        """The capitalised word right before a name, in lower case."""
        found = _WORD_BEFORE.search(self.text, max(0, person.span.start - 20), person.span.start)
        return found[1].lower() if found and found[1][0].isupper() else ""

    def _titled(self, person: Name) -> Span:
        """A name with the title that stands before it."""
        found = _WORD_BEFORE.search(self.text, max(0, person.span.start - 20), person.span.start)
        titles = self.reference["masculine_courtesy"] | self.reference["feminine_courtesy"]
        return Span(found.start(), person.span.end) if found and found[1].lower() in titles else person.span


def _most(every: Iterable[str]) -> str:
    """What was told far more often than its contrary."""
    told = Counter(filter(None, every))
    return next((one for one, count in told.items() if count >= _SURE * (told.total() - count)), "")
