#!/usr/bin/env python3
"""Checks licences, sources and duplicates of all dependencies by the rules of `deny.toml`.

usage: dependencies.py

It needs neither cargo-deny, which takes minutes to build, nor the network, and so always runs. What it
cannot do is look up advisories: `cargo deny check` does, and `.ci/run` calls it where it is installed.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def is_allowed(expression, allowed):
    """Whether a licence expression (SPDX, or the older `A/B`) can be met by allowed licences alone."""
    words = re.findall(r"\(|\)|[^\s()/]+(?: WITH [^\s()]+)?|/", expression)
    words = ["OR" if word == "/" else word for word in words]

    def either():
        met = both()
        while words and words[0] == "OR":
            words.pop(0)
            met = both() or met
        return met

    def both():
        met = one()
        while words and words[0] == "AND":
            words.pop(0)
            met = one() and met
        return met

    def one():
        word = words.pop(0)
        if word == "(":
            met = either()
            words.pop(0)
            return met
        return word in allowed

    return either() and not words


def faults():
    rules = tomllib.loads((REPOSITORY / "deny.toml").read_text())
    metadata = subprocess.run(["cargo", "metadata", "--format-version", "1", "--locked", "--all-features"],
                              cwd=REPOSITORY, capture_output=True, check=True)
    packages = json.loads(metadata.stdout)["packages"]
    registries = {f"registry+{address}" for address in rules["sources"]["allow-registry"]}
    versions = defaultdict(set)
    for package in packages:
        name, version, source = package["name"], package["version"], package["source"]
        versions[name].add(version)
        if source is None:
            continue
        if source not in registries:
            yield f"{name} {version} comes from {source}"
        if not is_allowed(package["license"] or "none", set(rules["licenses"]["allow"])):
            yield f"{name} {version} has the licence {package['license']}"
    skipped = {rule["crate"] for rule in rules["bans"]["skip"]}
    for name, all_of_it in versions.items():
        rest = {version for version in all_of_it if f"{name}@{version}" not in skipped}
        if len(rest) > 1:
            yield f"{name} is there in the versions {', '.join(sorted(rest))}"
    present = {f"{name}@{version}" for name, all_of_it in versions.items() for version in all_of_it}
    for crate in skipped - present:
        yield f"deny.toml skips {crate}, which is no longer there"
    for crate in skipped & present:
        if len(versions[crate.split("@")[0]]) == 1:
            yield f"deny.toml skips {crate}, which is the only version"


def main():
    for expression, allowed, met in [("MIT OR X", {"MIT"}, True), ("MIT AND X", {"MIT"}, False), ("X/MIT", {"MIT"}, True),
                                     ("(A OR B) AND C", {"B", "C"}, True), ("A WITH E OR B", {"A WITH E"}, True)]:
        assert is_allowed(expression, allowed) == met, expression
    found = list(faults())
    for fault in found:
        print(f"FAILED: {fault}")
    print(f"dependencies: {len(found)} faults in licences, sources and duplicates")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
