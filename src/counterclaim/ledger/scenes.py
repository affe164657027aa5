"""The scenes that were read so far: their cells, their links, and the leads and events they are under."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, replace

from counterclaim.ledger.numbers import free_number, number_of
from counterclaim.reconcile.scenes.scene import Scene, scene_from

_KEPT = frozenset({"report", "claims", "published"})
"""The fields of a scene, next to those without a default, that hold nothing of a report's words."""


class SceneIndex:
    """The part of a `CandidateIndex` that follows from no entry. The caller holds the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def scenes_of(self, report: str) -> list[Scene]:
        rows = self._db.execute(
            """SELECT body FROM scenes JOIN scene_bodies USING (number)
               WHERE report = :report ORDER BY scenes.number""",
            {"report": report},
        )
        return [scene_of_body(body) for (body,) in rows]

    def scene(self, scene: str) -> Scene:
        row = self._db.execute(
            "SELECT body FROM scene_bodies WHERE number = :number", {"number": self._number(scene)}
        ).fetchone()
        return scene_of_body(row[0])

    def scene_of(self, claim: str) -> str | None:
        row = self._db.execute(
            """SELECT id FROM scene_claims JOIN scenes USING (number)
               WHERE claim = :claim ORDER BY scene_claims.number LIMIT 1""",
            {"claim": claim},
        ).fetchone()
        return row[0] if row else None

    def add(self, scene: Scene, cells: Sequence[int]) -> None:
        name, (rank, _) = scene.id, scene.rank
        if number_of(self._db, "scenes", name) is not None:
            self.remove(name)
        number = free_number(self._db, "scenes", name)
        self._db.execute(
            "INSERT INTO scenes (number, id, report, rank) VALUES (?, ?, ?, ?)",
            (number, name, scene.report, rank),
        )
        body = scene.as_json().encode("utf-8", "surrogatepass")
        self._db.execute(
            "INSERT INTO scene_bodies VALUES (?, ?, ?)", (number, body, array("q", cells).tobytes())
        )
        claims = ((claim, number) for claim in set(scene.claims))
        self._db.executemany("INSERT INTO scene_claims VALUES (?, ?)", claims)
        placed = ((cell, rank, number) for cell in set(cells))
        self._db.executemany("INSERT INTO scene_cells VALUES (?, ?, ?)", placed)

    def remove(self, scene: str) -> None:
        number, gone = self._number(scene), self.scene(scene)
        placed = ((cell, gone.rank[0], number) for cell in set(self.cells(scene)))
        self._db.executemany("DELETE FROM scene_cells WHERE cell = ? AND rank = ? AND number = ?", placed)
        self._db.execute("DELETE FROM scene_links WHERE later = ? OR earlier = ?", (number, number))
        claims = ((claim, number) for claim in set(gone.claims))
        self._db.executemany("DELETE FROM scene_claims WHERE claim = ? AND number = ?", claims)
        for table in ("scene_bodies", "scenes"):
            self._db.execute(f"DELETE FROM {table} WHERE number = :number", {"number": number})

    def cells(self, scene: str) -> list[int]:
        row = self._db.execute(
            "SELECT cells FROM scene_bodies WHERE number = :number", {"number": self._number(scene)}
        ).fetchone()
        return array("q", row[0]).tolist()

    def first(self, cell: int, most: int) -> list[str]:
        return self._in_cell(cell, most, 0)

    def beyond(self, cell: int, most: int) -> list[str]:
        return self._in_cell(cell, -1, most)

    def _in_cell(self, cell: int, most: int, after: int) -> list[str]:
        rows = self._db.execute(
            """SELECT id FROM scene_cells CROSS JOIN scenes ON scenes.number = scene_cells.number
               WHERE cell = ? ORDER BY scene_cells.rank, scene_cells.number LIMIT ? OFFSET ?""",
            (cell, most, after),
        )
        return [name for (name,) in rows]

    def rank(self, scene: str) -> tuple[str, str]:
        number = self._number(scene)
        row = self._db.execute("SELECT rank FROM scenes WHERE number = ?", (number,)).fetchone()
        return row[0], scene

    def links(self, scene: str) -> dict[str, float]:
        rows = self._db.execute(
            """SELECT id, likeness FROM scene_links JOIN scenes ON number = earlier
               WHERE later = :number ORDER BY earlier""",
            {"number": self._number(scene)},
        )
        return dict(rows.fetchall())

    def linking(self, scene: str) -> list[str]:
        rows = self._db.execute(
            "SELECT id FROM scene_links JOIN scenes ON number = later WHERE earlier = ? ORDER BY later",
            (self._number(scene),),
        )
        return [name for (name,) in rows]

    def set_links(self, scene: str, links: Mapping[str, float]) -> None:
        number = self._number(scene)
        self._db.execute("DELETE FROM scene_links WHERE later = ?", (number,))
        rows = [(number, self._number(other), likeness) for other, likeness in links.items()]
        self._db.executemany("INSERT INTO scene_links VALUES (?, ?, ?)", rows)

    def lead(self, scene: str) -> str | None:
        number = number_of(self._db, "scenes", scene)
        row = self._db.execute("SELECT lead FROM scenes WHERE number = ?", (number,)).fetchone()
        return row[0] if row else None

    def follow(self, scene: str, lead: str) -> None:
        self._db.execute("UPDATE scenes SET lead = ? WHERE number = ?", (lead, self._number(scene)))

    def led(self, lead: str, most: int | None = None) -> list[str]:
        rows = self._db.execute(
            "SELECT id FROM scenes WHERE lead = :lead ORDER BY rank, number LIMIT :most",
            {"lead": lead, "most": -1 if most is None else most},
        )
        return [name for (name,) in rows]

    def event_of(self, scene: str) -> str | None:
        number = number_of(self._db, "scenes", scene)
        row = self._db.execute("SELECT event FROM scenes WHERE number = ?", (number,)).fetchone()
        return row[0] if row else None

    def scenes_in(self, event: str) -> list[str]:
        rows = self._db.execute(
            "SELECT id FROM scenes WHERE event = :event ORDER BY number", {"event": event}
        )
        return [name for (name,) in rows]

    def put(self, scene: str, event: str) -> None:
        self._db.execute("UPDATE scenes SET event = ? WHERE number = ?", (event, self._number(scene)))

    def blank(self, report: str) -> None:
        """Takes a withdrawn report's words out of its scenes.

        Which claims they hold, and what they were compared with, stays until they are taken out: the events
        that they were in have to be found anew.
        """
        for scene in self.scenes_of(report):
            body = wordless(scene).as_json().encode()
            self._db.execute(
                "UPDATE scene_bodies SET body = ? WHERE number = ?", (body, self._number(scene.id))
            )

    def _number(self, scene: str) -> int:
        """The scene's row; KeyError where it is not in the index."""
        number = number_of(self._db, "scenes", scene)
        if number is None:
            raise KeyError(scene)
        return number


def wordless(scene: Scene) -> Scene:
    """The scene without whatever was taken from its report's words."""
    emptied = {}
    for field in fields(scene):
        if field.name not in _KEPT and field.default is not MISSING:
            emptied[field.name] = field.default
        elif field.name not in _KEPT and field.default_factory is not MISSING:
            emptied[field.name] = field.default_factory()
    return replace(scene, **emptied)


def scene_of_body(body: bytes) -> Scene:
    """The scene as it is stored; text from outside may hold lone surrogates."""
    return scene_from(body.decode("utf-8", "surrogatepass"))
