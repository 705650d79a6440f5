"""The functions' zips, as SAM uploads them."""

import os
from pathlib import Path

from lightup_localstack.environments import log
from lightup_localstack.places import Places
from lightup_localstack.tell import note, run

ZIPS = ("functions/target/lightup-functions-lambda.zip", "site-generator/target/lightup-site-generator-lambda.zip")
MODULES = ("domain", "ledger", "functions", "site-generator")
WITHOUT_CHECKS = ("-Dspotless.check.skip", "-Denforcer.skip", "-Dcompile.checks=-XDnone")


def made(places: Places) -> bool:
    """Makes the zips when a source is newer; whether that was needed."""
    zips = [places.home / name for name in ZIPS]
    if all(file.exists() for file in zips) and min(file.stat().st_mtime for file in zips) > newest_source(places.home):
        return False
    note("building the functions' zips, a minute or two")
    run(
        "building the functions' zips",
        [
            os.environ.get("LIGHTUP_MAVEN", "mvn"),
            "-q",
            "-ntp",
            "-B",
            "-pl",
            "functions,site-generator",
            "-am",
            "-Dmaven.test.skip=true",
            *WITHOUT_CHECKS,
            "package",
        ],
        log(places),
        cwd=places.home,
    )
    for file in zips:
        os.utime(file)
    return True


def newest_source(home: Path) -> float:
    sources = [home / "pom.xml", *(home / ".mvn").iterdir()]
    for module in MODULES:
        sources.append(home / module / "pom.xml")
        sources.extend(file for file in (home / module / "src" / "main").rglob("*") if file.is_file())
    return max(file.stat().st_mtime for file in sources)
