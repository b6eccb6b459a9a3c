"""Affiliations in the forms of others: what `weiguan pack export` writes is read by those who made the forms, and what
they publish is read by `weiguan pack import`.

Each check wants a Python package (followthemoney, libcovebods, networkx); one that is not installed is skipped, and
said to be.
"""
import csv
import importlib.util
import io
import json
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACK = ROOT / "packs/china"


def there(name):
    found = importlib.util.find_spec(name) is not None
    if not found:
        print(f"skipped: the Python package {name} is not installed")
    return found


def pack(program, *words):
    done = subprocess.run([program, "pack", *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"weiguan pack {words[0]} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def ftm(program, statements):
    """Entities that FollowTheMoney's own model takes, with no value thrown away by its cleaning."""
    from followthemoney import model
    entities, lost = 0, []
    for line in pack(program, "export", PACK, "--format", "ftm").splitlines():
        data = json.loads(line)
        proxy = model.get_proxy(data, cleaned=False)
        entities += 1
        for name, values in data["properties"].items():
            kept = proxy.get(name)
            lost += [f"{data['id']} {name}: {one}" for one in values if one not in kept]
        for prop in proxy.iterprops():
            if prop.type.name != "entity" or not proxy.get(prop):
                continue
            if prop.range is None:
                lost.append(f"{data['id']} {prop.name} has no range")
    links = sum(1 for line in pack(program, "export", PACK, "--format", "ftm").splitlines() if '"recordId"' in line)
    print(f"FollowTheMoney: {entities} entities, {links} of {statements} statements; values that its model does not take: {len(lost)}")
    for one in lost[:20]:
        print("  ", one)
    return ["affiliations: FollowTheMoney takes every value"] if lost or links != statements else []


def bods(program, statements, accounts):
    """Statements that the schema of BODS 0.4 takes."""
    import libcovebods
    import jsonschema
    from referencing import Registry, Resource
    folder = pathlib.Path(libcovebods.__file__).parent / "data/schema-0-4-0"
    schemas = {}
    for path in folder.glob("*.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        if "$id" in schema:
            schemas[schema["$id"]] = schema
    registry = Registry().with_resources([(name, Resource.from_contents(one)) for name, one in schemas.items()])
    validator = jsonschema.Draft202012Validator(schemas["urn:statement"], registry=registry, format_checker=jsonschema.FormatChecker())
    data = json.loads(pack(program, "export", PACK, "--format", "bods"))
    faults = list(validator.iter_errors(data))
    links = sum(1 for one in data if one["recordType"] == "relationship")
    ids = {one["recordId"] for one in data}
    ends = [one for one in data if one["recordType"] == "relationship"
            for end in (one["recordDetails"]["subject"], one["recordDetails"]["interestedParty"]) if isinstance(end, str) and end not in ids]
    print(f"BODS 0.4: {len(data)} statements, {links} of {statements - accounts} relationships; faults against the schema: {len(faults)}, ends that are not there: {len(ends)}")
    for one in faults[:10]:
        print("  ", list(one.absolute_path), one.message[:200])
    return ["affiliations: the schema of BODS takes every statement"] if faults or ends or links != statements - accounts else []


def graphml(program, statements):
    import networkx
    graph = networkx.read_graphml(io.BytesIO(pack(program, "export", PACK, "--format", "graphml").encode()), force_multigraph=True)
    print(f"GraphML, read by networkx: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} of {statements} statements")
    return ["affiliations: networkx reads every statement"] if graph.number_of_edges() != statements else []


def register(program, shared):
    """State Media Monitor's file, laid over the pack, is in order."""
    with tempfile.TemporaryDirectory() as folder:
        print(pack(program, "import", shared / "data/registry/state-media-profiles.csv", "--to", folder, "--over", PACK,
                   "--stated", "2024-02-07", "--source", "state-media-profiles 2024").strip())
        rows = list(csv.DictReader(open(pathlib.Path(folder) / "affiliations/edges.csv", encoding="utf-8")))
        return [] if len(rows) > 500 else ["affiliations: State Media Monitor's rows are read"]


def run(shared, build, quick):
    program = build / "weiguan"
    if not program.exists():
        program = ROOT / "build/dev/weiguan"
    rows = list(csv.DictReader(io.StringIO(pack(program, "export", PACK, "--format", "csv"))))
    statements, accounts = len(rows), sum(1 for row in rows if row["relation"] == "account-of")
    sourced = sum(1 for row in rows if row["source"])
    print(f"packs/china: {statements} statements, {sourced} with a source, {sum(1 for row in rows if row['doubt'])} doubtful, "
          f"{sum(1 for row in rows if row['valid_from'])} with a beginning")
    broken = [] if sourced == statements else ["affiliations: every statement has a source"]
    if there("followthemoney"):
        broken += ftm(program, statements)
    if there("libcovebods") and there("jsonschema"):
        broken += bods(program, statements, accounts)
    if there("networkx"):
        broken += graphml(program, statements)
    return broken + register(program, shared)
