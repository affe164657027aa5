"""The scenes that were read so far: their cells, their scores, and the events they were put into."""

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
        name, (published, _) = scene.id, scene.rank
        if number_of(self._db, "scenes", name) is not None:
            self.remove(name)
        number = free_number(self._db, "scenes", name)
        self._db.execute(
            "INSERT INTO scenes (number, id, report) VALUES (?, ?, ?)", (number, name, scene.report)
        )
        body = scene.as_json().encode("utf-8", "surrogatepass")
        self._db.execute(
            "INSERT INTO scene_bodies VALUES (?, ?, ?)", (number, body, array("q", cells).tobytes())
        )
        claims = ((claim, number) for claim in set(scene.claims))
        self._db.executemany("INSERT INTO scene_claims VALUES (?, ?)", claims)
        placed = ((cell, published, number) for cell in set(cells))
        self._db.executemany("INSERT INTO scene_cells VALUES (?, ?, ?)", placed)

    def remove(self, scene: str) -> None:
        number, gone = self._number(scene), self.scene(scene)
        placed = ((cell, gone.rank[0], number) for cell in set(self.cells(scene)))
        self._db.executemany(
            "DELETE FROM scene_cells WHERE cell = ? AND published = ? AND number = ?", placed
        )
        self.set_scores(scene, {})
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
        rows = self._db.execute(
            """SELECT id FROM scene_cells CROSS JOIN scenes ON scenes.number = scene_cells.number
               WHERE cell = :cell ORDER BY published, scene_cells.number LIMIT :most""",
            {"cell": cell, "most": most},
        )
        return [name for (name,) in rows]

    def scores(self, scene: str) -> dict[str, float]:
        rows = self._db.execute(
            """SELECT id, score FROM scene_scores JOIN scenes ON scenes.number = other
               WHERE one = :number ORDER BY other""",
            {"number": self._number(scene)},
        )
        return dict(rows.fetchall())

    def set_scores(self, scene: str, scores: Mapping[str, float]) -> None:
        number = self._number(scene)
        former = self._db.execute("SELECT other FROM scene_scores WHERE one = ?", (number,)).fetchall()
        both = [pair for (other,) in former for pair in ((number, other), (other, number))]
        self._db.executemany("DELETE FROM scene_scores WHERE one = ? AND other = ?", both)
        numbered = [(self._number(other), score) for other, score in scores.items()]
        rows = [row for other, score in numbered for row in ((number, other, score), (other, number, score))]
        self._db.executemany("INSERT INTO scene_scores VALUES (?, ?, ?)", rows)

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
