"""`weiguan coverage` in a little web of which the truth is known (tests/world/covered.py): the silences of groups that were planted are
found with the false-discovery rate that is promised, and not one cell is called silent where the crawl had failed or the outlet told."""
import collections
import sqlite3
import sys

import helper
from helper import Folder, rows_of, run
from world import covered
from world.clock import parse

LEVEL = 0.1


def world_of(folder, seed, **more):
    world = covered.Covered(seed=seed, **more)
    unread = covered.collect(world, folder / "crawl.warc.gz")
    at = folder / "observatory"
    run("init", at, "--pack", covered.pack(world, folder / "pack"), "--name", "covered")
    run("import", folder / "crawl.warc.gz", at=at, status=None)
    return world, unread, at


class Told:
    """What coverage says, beside the truth."""

    def __init__(self, folder, seed=1, **more):
        self.world, self.unread, at = world_of(folder, seed, **more)
        self.cells = rows_of(at, "coverage", "--stories", "0", "--table", "cells")
        self.groups = rows_of(at, "coverage", "--per", "group", "--stories", "0", "--table", "cells", "--level", str(LEVEL))
        with sqlite3.connect(f"file:{at}/archive.sqlite?mode=ro", uri=True) as archive:
            events = {one: self.world.event_of.get(url) for one, url in archive.execute("SELECT id, url FROM articles")}
        # A story is the event that most outlets' first articles in it tell.
        found = collections.defaultdict(collections.Counter)
        for row in self.cells:
            if row["state"] == "reported" and events.get(row["article"]) is not None:
                found[row["story"]][events[row["article"]]] += 1
        self.event = {story: count.most_common(1)[0][0] for story, count in found.items()}
        self.planted_found = {(self.event.get(row["story"]), row["group"]) for row in self.groups if row["tested"] == "yes"}

    def failed(self, row):
        """The crawl of the outlet failed in the time of the story."""
        host = f"{row['outlet']}.example"
        begin, end = parse(row["window_from"]), parse(row["window_to"])
        if self.world.outage(host, begin, end) > 6:
            return True
        return any(begin <= page.published < end and page.url() in self.unread for page in self.world.by_time[host])


def every_event_is_a_story():
    stories = {row["story"] for row in TOLD.cells}
    events = {event for event, told in enumerate(TOLD.world.told) if len(told) >= 4}
    found = events & set(TOLD.event.values())
    assert len(found) >= 0.9 * len(events), (len(found), len(events), len(stories))


def no_cell_is_silent_where_the_crawl_had_failed():
    silent = [row for row in TOLD.cells if row["state"] == "silent"]
    unknown = [row for row in TOLD.cells if row["state"] == "cannot-know"]
    wrong = [row for row in silent if TOLD.failed(row)]
    assert len(silent) > 100 and len(unknown) > 50, (len(silent), len(unknown))
    assert not wrong, wrong[:3]
    sights = collections.Counter(row["sight"] for row in unknown)
    assert sights["list-failed"] and sights["not-looked"] and sights["unread"], sights


def who_was_seen_and_told_is_not_called_silent():
    wrong = [row for row in TOLD.cells if row["state"] == "silent" and row["story"] in TOLD.event and
             f"{row['outlet']}.example" in TOLD.world.told[TOLD.event[row["story"]]]]
    silent = sum(row["state"] == "silent" for row in TOLD.cells)
    assert len(wrong) <= 0.01 * silent, (len(wrong), silent, wrong[:3])


def what_was_not_failed_is_known():
    lost = [row for row in TOLD.cells if row["state"] == "cannot-know" and not TOLD.failed(row) and
            TOLD.world.outage(f"{row['outlet']}.example", parse(row["window_from"]) - 7 * 3600, parse(row["window_to"]) + 7 * 3600) == 0]
    assert len(lost) <= 0.1 * len(TOLD.cells), (len(lost), len(TOLD.cells), collections.Counter(row["sight"] for row in lost))


def planted_silences_are_found_at_the_promised_rate():
    # A planted one can be found where all of the group was seen.
    could = {(TOLD.event[row["story"]], row["group"]) for row in TOLD.groups
             if row["state"] == "silent" and (TOLD.event.get(row["story"]), row["group"]) in TOLD.world.planted}
    wrong = TOLD.planted_found - TOLD.world.planted
    found = TOLD.planted_found & TOLD.world.planted
    print(f"{len(TOLD.world.planted)} planted, {len(could)} could be seen, {len(found)} found, {len(wrong)} others told", flush=True)
    assert len(could) >= 3, could
    assert len(found) >= 0.5 * len(could), (found, could)
    assert len(wrong) <= max(1, LEVEL * len(TOLD.planted_found)), wrong


def each_silence_has_its_evidence():
    silences = rows_of(TOLD_AT, "coverage", "--table", "silences")
    assert silences
    for row in silences:
        assert row["looks"] > 10 and row["published"] > 0, row


if __name__ == "__main__":
    with Folder() as where:
        TOLD = Told(where)
        TOLD_AT = where / "observatory"
        helper.main([every_event_is_a_story, no_cell_is_silent_where_the_crawl_had_failed, who_was_seen_and_told_is_not_called_silent,
                     what_was_not_failed_is_known, planted_silences_are_found_at_the_promised_rate, each_silence_has_its_evidence])
    sys.exit(0)
