"""Made reports on invented places: an agency story and what becomes of it."""

from __future__ import annotations

from counterclaim.records import Maker, Published, Report, sha256

STORY = (
    "Two warehouses burned down on the outskirts of Varnholm on Tuesday night after a drone fell on the "
    "railway yard, the regional governor said. Firemen from four districts fought the flames until morning, "
    "and the line to the coast stayed closed for most of the day. Nobody was hurt, according to the head of "
    "the railway, who had inspected the yard at dawn. The harbour town has been fired on nine times since "
    "March, and its bakeries now work only between the alarms. Residents carried sandbags to the school, "
    "where a hundred families from the river villages have been sleeping in the gymnasium since last week."
)
SPEECH = (
    "“We shall rebuild every house that was lost in this night, and we shall do it before the first snow "
    "falls on our town, whatever they may throw at us,”"
)
OTHER = (
    "The parliament in Osterby spent its last sitting before the holidays on the price of grain. Farmers had "
    "blocked two crossings with tractors, and a delegation was heard behind closed doors. A vote is expected "
    "in autumn, when the harvest has been counted and the committee has seen the figures of the ministry."
)


def report(text: str, name: str = "a.txt", date: str | None = None, outlet: str | None = None) -> Report:
    return Report(
        bytes_sha256=sha256(text.encode("utf-8", "surrogatepass")),
        locator=name,
        text=text,
        reader=Maker("plain", "1"),
        published=Published(date) if date else None,
        outlet=outlet,
    )
