#!/usr/bin/env python3
"""Lists what is in the program, as CycloneDX 1.5: every crate linked on Linux or Windows, and the fonts beside it."""
import json
import subprocess
import sys
import tomllib

TARGETS = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-gnu"]
FANDOL = {
    "type": "file", "name": "Fandol", "version": "0.3", "bom-ref": "fandol",
    "licenses": [{"license": {"name": "GPL-3.0 with font exception"}}],
    "externalReferences": [{"type": "website", "url": "https://ctan.org/pkg/fandol"}],
}


def metadata(target):
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def linked(graph):
    """The packages that the program is made of: not those that only tests, builds or the compiler need."""
    nodes = {node["id"]: node for node in graph["resolve"]["nodes"]}
    macros = {package["id"] for package in graph["packages"] if package["targets"][0]["kind"] == ["proc-macro"]}
    found, waiting = set(), [graph["resolve"]["root"]]
    while waiting:
        package = waiting.pop()
        if package not in found | macros:
            found.add(package)
            waiting += [one["pkg"] for one in nodes[package]["deps"] if any(kind["kind"] is None for kind in one["dep_kinds"])]
    return found


def component(package, hashes):
    name, version = package["name"], package["version"]
    purl = f"pkg:cargo/{name}@{version}"
    one = {"type": "library", "name": name, "version": version, "purl": purl, "bom-ref": purl}
    if package["license"]:
        # Cargo's older way to write a choice.
        one["licenses"] = [{"expression": " ".join(package["license"].replace("/", " OR ").split())}]
    if (name, version) in hashes:
        one["hashes"] = [{"alg": "SHA-256", "content": hashes[name, version]}]
    return one


graphs = [metadata(target) for target in TARGETS]
packages = {package["id"]: package for graph in graphs for package in graph["packages"]}
root = graphs[0]["resolve"]["root"]
locked = tomllib.load(open("Cargo.lock", "rb"))["package"]
hashes = {(one["name"], one["version"]): one["checksum"] for one in locked if "checksum" in one}
inside = sorted({package for graph in graphs for package in linked(graph)} - {root})
json.dump({
    "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
    "metadata": {"component": {**component(packages[root], hashes), "type": "application"}},
    "components": [component(packages[package], hashes) for package in inside] + [FANDOL],
}, sys.stdout, ensure_ascii=False, indent=1)
