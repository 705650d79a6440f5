"""What LocalStack would download: a Java, DynamoDB Local and its loader, put where it looks; and Lambda's runtime client."""

import os
import platform
import shutil
import subprocess
import zipfile
from pathlib import Path

from lightup_localstack.environments import stamp_of
from lightup_localstack.failure import Failure
from lightup_localstack.places import Places
from lightup_localstack.tell import note, run

NATIVE = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "aarch_64", "arm64": "aarch_64"}


def place(places: Places) -> None:
    source = places.source / "java"
    wanted = stamp_of([*sorted(file for file in source.rglob("*") if file.is_file()), places.home / "pom.xml"], str(places.jdk))
    stamp = places.work / "java.stamp"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    note("placing DynamoDB Local and Lambda's runtime client")
    log(places).unlink(missing_ok=True)
    dynamodb(places, source / "dynamodb")
    client(places, source / "client" / "pom.xml")
    link = places.libraries / "java" / "21"
    link.parent.mkdir(parents=True, exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(places.jdk)
    stamp.write_text(wanted)


def dynamodb(places: Places, source: Path) -> None:
    """DynamoDB Local's jars stay where Maven keeps them: a jar of ours, whose manifest names them, starts it."""
    folder = places.libraries / "dynamodb-local" / "2"
    shutil.rmtree(folder, ignore_errors=True)
    classes = folder / "classes"
    classes.mkdir(parents=True)
    names = folder / "classpath"
    maven(places, "fetching DynamoDB Local", source / "pom.xml", "dependency:build-classpath", "-Dmdep.includeScope=runtime",
          f"-Dmdep.outputFile={names}")
    classpath = names.read_text().strip()
    run("compiling DynamoDB Local's launcher", [str(places.jdk / "bin" / "javac"), "-d", str(classes), "-cp", classpath,
                                                *(str(file) for file in sorted(source.glob("*.java")))], log(places))
    jars = " ".join(Path(jar).absolute().as_uri() for jar in classpath.split(os.pathsep))
    jar(folder / "DynamoDBLocal.jar", classes / "LoopbackDynamo.class",
        {"Main-Class": "LoopbackDynamo", "Enable-Native-Access": "ALL-UNNAMED", "Class-Path": jars})
    jar(folder / "ddb-local-loader-0.1.jar", classes / "NoAgent.class", {"Premain-Class": "NoAgent"})
    shutil.rmtree(classes)


def jar(file: Path, content: Path, manifest: dict[str, str]) -> None:
    with zipfile.ZipFile(file, "w") as out:
        out.writestr("META-INF/MANIFEST.MF", "\r\n".join(["Manifest-Version: 1.0", *map(line, manifest.items()), "", ""]))
        out.write(content, content.name)


def line(attribute: tuple[str, str]) -> str:
    """An attribute of a manifest: at most 72 bytes a line, the next ones begin with a blank."""
    text = f"{attribute[0]}: {attribute[1]}"
    return "\r\n ".join([text[:70], *(text[start:start + 69] for start in range(70, len(text), 69))])


def client(places: Places, pom: Path) -> None:
    """The runtime client's jars, and its native library apart: see the executor."""
    machine = NATIVE.get(platform.machine().lower())
    if platform.system() != "Linux" or machine is None:
        raise Failure(f"Lambda's runtime client runs on Linux (x86_64, aarch64), not on {platform.system()} {platform.machine()}; "
                      "with Docker: docker compose up (docs/local-development.md).")
    shutil.rmtree(places.client, ignore_errors=True)
    maven(places, "fetching Lambda's runtime client", pom, "dependency:copy-dependencies", "-DincludeScope=runtime",
          f"-DoutputDirectory={places.client}")
    jars = list(places.client.glob("aws-lambda-java-runtime-interface-client-*.jar"))
    if len(jars) != 1:
        raise Failure(f"the runtime client is not among what Maven copied to {places.client}")
    # jspecify comes from the parent and is no part of the runtime.
    for other in places.client.glob("jspecify-*.jar"):
        other.unlink()
    musl = "_musl" if is_musl() else ""
    with zipfile.ZipFile(jars[0]) as content:
        (places.client / "jni.so").write_bytes(content.read(f"jni/libaws-lambda-jni.linux{musl}-{machine}.so"))


def is_musl() -> bool:
    answer = subprocess.run(["ldd", "--version"], capture_output=True, text=True)
    return "musl" in answer.stdout + answer.stderr


def maven(places: Places, what: str, pom: Path, *words: str) -> None:
    run(what, [os.environ.get("LIGHTUP_MAVEN", "mvn"), "-q", "-ntp", "-B", "-f", str(pom), *words], log(places), cwd=places.home)


def log(places: Places) -> Path:
    return places.work / "java.log"
