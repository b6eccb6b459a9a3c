"""`weiguan fetch --watch`, `deletions` and `edits` against the hostile little web of tests/world, which knows the truth; and a
collector that is killed again and again."""
import collections
import json
import math
import pathlib
import random
import signal
import sys
import tempfile
import time

root = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(root / "tests"))

from world import clock, rehearse, score  # noqa: E402

RECALL = 0.95
HOUR = 3600.0
# Seconds: the soonest that an address is looked at again which showed what stands there, or a wall (collect/plan.cc).
LEAST_AGAIN, LEAST_BEFORE_A_WALL = 15 * 60, 5 * 60


def table(header, rows):
    return [f"| {' | '.join(header)} |", "| " + " | ".join("---" for _ in header) + " |",
            *[f"| {' | '.join(str(cell).replace('|', '¦') for cell in row)} |" for row in rows], ""]


def hours(value):
    return "-" if value is None else f"{value:.1f} h"


def brief(one):
    return json.dumps(one, ensure_ascii=False, default=str)[:300]


def environment(stage):
    stage.environment |= {"WEIGUAN_PACKS": str(root / "packs"), "WEIGUAN_MAPPINGS": str(root / "mappings")}


# ---- What is told, against what is true

def accuracy(program, quick):
    speed, days, count = (4000, 3.5, 8) if quick else (2500, 6, 20)
    with tempfile.TemporaryDirectory(prefix="weiguan-watching-") as folder:
        with rehearse.Rehearsal(program, folder, speed=speed, days=days, count=count, seed=7) as stage:
            environment(stage)
            stage.fetch()
            stage.watch_until(stage.world.end)
            memory = rehearse.memory_of(stage.fetching)
            status, end = stage.stop()
            log, polite = stage.requests(), stage.politeness()
            captures, problems = score.captures(stage.at / "archive.sqlite")
            truth = score.Truth(stage.world, log, captures)
            removed = score.removals(truth, stage.rows("deletions", "--table", "addresses"), end)
            changed = score.edits(truth, stage.rows("edits", "--table", "edits"), end)
            fine, silent = score.bad_input(stage.world, captures, problems, {f"http://{one['host']}{one['path']}" for one in log})
            verify = stage.run("verify", status=None)
    return {"speed": speed, "days": days, "pages": sum(map(len, stage.world.pages.values())), "sites": len(stage.world.sites),
            "requests": len(log), "captures": len(captures), "memory": memory, "status": status, "removed": removed, "changed": changed,
            "bad": (fine, silent), "polite": polite, "verify": verify.returncode}


def accuracy_page(found):
    removed, changed, (fine, silent) = found["removed"], found["changed"], found["bad"]
    noticed, confirmed = zip(*removed["delays"]) if removed["delays"] else ((), ())
    out = [
        f"{found['sites']} sites, {found['pages']} pages, {found['days']:g} simulated days at {found['speed']:g} times the speed of time; "
        f"{found['requests']} requests, {found['captures']} captures; {found['memory']:.0f} MiB of memory at the end.", "",
        *table(("what", "figure"), [
            ("removals told as confirmed, and right", f"{removed['right']} of {removed['told']}: precision **"
             f"{score.share(removed['right'], removed['told']):.4f}**"),
            ("removals told after one visit, and right", f"{removed['one_visit_right']} of {removed['one_visit']}"),
            ("unreachable pages told as removed", f"**{len(removed['unreachable_told'])}**"),
            ("removals that visits could tell (alive before, gone twice an hour apart), and told",
             f"{removed['found']} of {removed['could']}: recall **{score.share(removed['found'], removed['could']):.4f}**"),
            ("all removals of pages once seen, but of the last hours (12, or three quarters of the page's age), and told",
             f"{removed['all_found']} of {removed['all']}: {score.share(removed['all_found'], removed['all']):.4f}"),
            ("causes right", f"{removed['cause_right']} of {removed['found']}"),
            ("from the removal to the first visit that met it: median, nine in ten", ", ".join(map(hours, score.hours(noticed)))),
            ("from the removal to its confirmation: median, nine in ten", ", ".join(map(hours, score.hours(confirmed)))),
            ("edits told, and right", f"{changed['right']} of {changed['told']}: precision **{score.share(changed['right'], changed['told']):.4f}**"),
            ("edits with both texts seen, and told", f"{changed['found']} of {changed['could']}: recall **"
             f"{score.share(changed['found'], changed['could']):.4f}**"),
            ("kinds of edits right", f"{changed['class_right']} of {changed['found']}"),
            ("from the edit to the first visit that met it: median, nine in ten", ", ".join(map(hours, score.hours(changed["delays"])))),
            ("addresses that are no pages, recorded with a reason", f"{len(fine)} of {len(fine) + len(silent)}"),
            ("impolite requests", f"**{sum(found['polite']['rules'].values())}** {found['polite']['rules'] or ''}"),
            ("`verify`", "clean" if found["verify"] == 0 else f"ended with {found['verify']}")]),
        "## How pages went, and what was told as the cause", "",
        *table(("way", "told as"), [(way, ", ".join(f"{cause} {count}" for cause, count in causes.most_common()))
                                    for way, causes in sorted(removed["causes"].items())]),
        "## Edits by kind", "",
        *table(("kind", "told", "of", "as"), [(kind, told, of, ", ".join(f"{name} {count}" for name, count in names.most_common(4)))
                                              for kind, (told, of, names) in sorted(changed["by_kind"].items())]),
        "## What was wrong or missed", ""]
    failures = [("removal that is none", one) for one in removed["wrong"]] + [("removal missed", one) for one in removed["missed"]]
    failures += [("cause", one) for one in removed["cause_wrong"]] + [("edit that is none", one) for one in changed["wrong"]]
    failures += [("edit missed", one) for one in changed["missed"]] + [("kind of edit", one) for one in changed["class_wrong"]]
    failures += [("bad input", one) for one in silent] + [("impolite", one) for one in found["polite"]["broken"][:20]]
    return out + (table(("what", "where"), [(what, brief(one)) for what, one in failures]) if failures else ["Nothing.", ""])


def accuracy_floors(found):
    removed, changed = found["removed"], found["changed"]
    broken = []
    for name, part, whole, floor in (("precision of removals", removed["right"], removed["told"], 1.0),
                                     ("recall of removals", removed["found"], removed["could"], RECALL),
                                     ("precision of edits", changed["right"], changed["told"], 1.0),
                                     ("recall of edits", changed["found"], changed["could"], RECALL)):
        print(f"{name:24} {part} of {whole} ({score.share(part, whole):.4f})", flush=True)
        if not whole or score.share(part, whole) < floor:
            broken.append(f"watching: {name}: {part} of {whole}")
    if removed["unreachable_told"]:
        broken.append(f"watching: {len(removed['unreachable_told'])} unreachable pages told as removed")
    if found["polite"]["rules"]:
        broken.append(f"watching: politeness: {found['polite']['rules']}")
    if found["verify"]:
        broken.append(f"watching: verify ended with {found['verify']}")
    if found["bad"][1]:
        broken.append(f"watching: bad input that left no reason: {found['bad'][1]}")
    return broken


# ---- Killed

def lost(log, kept, until=math.inf):
    """Answers before `until` that came whole, are not in the archive and were never asked for again, pages and others: (address,
    time); and how many were asked for again."""
    last = {score.address_of(entry): entry["begin"] for entry in sorted(log, key=lambda one: one["begin"])}
    pages, others, again = [], [], 0
    for entry in log:
        if entry["begin"] >= until or entry["end"] is None or not entry["status"] or entry["number"] in kept:
            continue
        address, begin = score.address_of(entry), entry["begin"]
        if last[address] > begin:
            again += 1
        else:
            (pages if entry["state"] in ("present", "removed", "unreachable") else others).append((address, clock.rfc3339(begin)))
    return pages, others, again


def fetched_twice(log, kept):
    """Pages asked for again sooner than any is, though the first answer is in the archive: (address, time, seconds)."""
    last, out = {}, []
    for entry in log:
        if entry["what"] not in ("article", "removed") or entry["end"] is None:
            continue
        address = score.address_of(entry)
        before = last.get(address)
        least = LEAST_BEFORE_A_WALL if before and before["state"] == "unreachable" else LEAST_AGAIN
        if before and before["number"] in kept and entry["begin"] - before["end"] < least * 0.85:
            out.append((address, clock.rfc3339(entry["begin"]), round(entry["begin"] - before["begin"])))
        last[address] = entry
    return out


def unknowable(rules, broken, kept):
    """Takes out what nobody could know: that an answer asked to come back later which a kill took before it was read."""
    taken = [one for one in broken if one["rule"] == "retry-after" and one["asked"] not in kept]
    counted = dict(rules)
    if taken:
        counted["retry-after"] -= len(taken)
    return {rule: count for rule, count in counted.items() if count}, len(taken)


def killed(program, quick):
    day, count, speed, most = (0.25, 10, 360, 4) if quick else (1.0, 44, 360, 9)
    seed = random.randrange(1 << 30)
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="weiguan-killed-") as folder:
        with rehearse.Rehearsal(program, folder, speed=speed, days=day, count=count, seed=11) as stage:
            environment(stage)
            kills = 0
            while stage.clock.now() < stage.world.end:
                stage.fetch()
                until = time.time() + chance.uniform(0.3, most)
                while time.time() < until and stage.clock.now() < stage.world.end:
                    if stage.fetching.poll() is not None:
                        raise AssertionError(f"fetch --watch ended with {stage.fetching.returncode}: {stage.words()}")
                    time.sleep(0.02)
                if stage.clock.now() < stage.world.end:
                    stage.fetching.send_signal(signal.SIGKILL)
                    stage.fetching.wait()
                    kills += 1
            # What a kill took is due again: undisturbed, it comes sooner or later.
            for more in range(6, 25, 6):
                stage.watch_until(stage.world.end + more * HOUR)
                log, (captures, _) = stage.requests(), score.captures(stage.at / "archive.sqlite")
                if not lost(log, score.archived(log, captures), stage.world.end)[0]:
                    break
            status, _ = stage.stop()
            log, polite = stage.requests(), stage.politeness()
            captures, _ = score.captures(stage.at / "archive.sqlite")
            verify = stage.run("verify", status=None)
    kept = score.archived(log, captures)
    gone, others, again = lost(log, kept, stage.world.end)
    polite["rules"], taken = unknowable(polite["rules"], polite["broken"], kept)
    return {"seed": seed, "kills": kills, "pages": sum(map(len, stage.world.pages.values())), "hours": day * 24, "speed": speed,
            "requests": len(log), "captures": len(captures), "lost": gone, "others": others, "again": again, "twice": fetched_twice(log, kept),
            "polite": polite, "taken": taken, "verify": verify.returncode, "status": status}


def killed_page(found):
    return [
        f"{found['hours']:g} simulated hours over {found['pages']} addresses at {found['speed']} times the speed of time, "
        f"killed with SIGKILL {found['kills']} times at random moments (seed {found['seed']}) and started again.", "",
        *table(("what", "figure"), [
            ("requests, captures", f"{found['requests']}, {found['captures']}"),
            ("pages that came whole and are neither archived nor were fetched again", f"**{len(found['lost'])}**"),
            ("robots.txt files, probes, feeds and lists of which the same is true", f"**{len(found['others'])}**"),
            ("answers that a kill took, fetched again later", found["again"]),
            ("archived answers that were fetched again sooner than anything is", f"**{len(found['twice'])}**"),
            ("impolite requests", f"**{sum(found['polite']['rules'].values())}** {found['polite']['rules'] or ''}"),
            ("requests before a Retry-After was over that a kill had taken unread", found["taken"]),
            ("`verify`", "clean" if found["verify"] == 0 else f"ended with {found['verify']}")]),
        *[f"- lost: {brief(one)}" for one in (found["lost"] + found["others"])[:20]], *[f"- twice: {brief(one)}" for one in found["twice"][:10]],
        *[f"- impolite: {brief(one)}" for one in found["polite"]["broken"][:10]], ""]


def killed_floors(found):
    print(f"killed {found['kills']} times (seed {found['seed']}): {len(found['lost'])} pages lost, {len(found['others'])} others, "
          f"{found['again']} fetched again, {len(found['twice'])} fetched twice, politeness {found['polite']['rules'] or 'kept'}", flush=True)
    return [f"watching, killed: {what}{f' ({len(bad)})' if isinstance(bad, list) else ''}" for what, bad in (
        ("pages lost", found["lost"]), ("others lost", found["others"]), ("fetched twice", found["twice"]), ("politeness", found["polite"]["rules"]),
        ("verify", found["verify"]), ("few kills", found["kills"] < 5)) if bad]


def run(shared, build, quick):
    program = build / "weiguan"
    watched = accuracy(program, quick)
    broken = accuracy_floors(watched)
    kills = killed(program, quick)
    broken += killed_floors(kills)
    if not quick:
        page = ["# Watching, measured", "",
                "Written by `./dev measure watching`: `weiguan fetch --watch` set on the hostile little web of `tests/world`, through real HTTP on",
                "loopback, with a clock that both share and that runs fast. The little web is ours, and so are its ways of deleting and editing: these",
                "figures say that what was built does what it was built for, not how often the sites of the world do something else.", "",
                *accuracy_page(watched), "## Killed again and again", "", *killed_page(kills)]
        (root / "measures" / "watching.md").write_text("\n".join(page), encoding="utf-8")
        print("written: measures/watching.md")
    return broken
