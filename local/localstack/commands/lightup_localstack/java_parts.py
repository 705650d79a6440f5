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
    java = places.source / "java"
    classpath = places.home / "local" / "target" / "classpath"
    if not classpath.exists():
        raise Failure(f"{classpath} is missing; make it with ./lightup --version")
    wanted = stamp_of([*sorted(java.iterdir()), classpath, places.home / "pom.xml"], str(places.jdk))
    stamp = places.work / "java.stamp"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    note("placing DynamoDB Local and Lambda's runtime client")
    dynamodb(places, classpath.read_text().strip())
    client(places)
    link = places.libraries / "java" / "21"
    link.parent.mkdir(parents=True, exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(places.jdk)
    stamp.write_text(wanted)


def dynamodb(places: Places, classpath: str) -> None:
    """DynamoDB Local's jars stay where Maven keeps them: a jar of ours, whose manifest names them, starts it."""
    folder = places.libraries / "dynamodb-local" / "2"
    shutil.rmtree(folder, ignore_errors=True)
    classes = folder / "classes"
    classes.mkdir(parents=True)
    log = places.work / "java.log"
    run("compiling DynamoDB Local's launcher", [str(places.jdk / "bin" / "javac"), "-d", str(classes), "-cp", classpath,
                                                *(str(file) for file in sorted((places.source / "java").glob("*.java")))], log)
    jars = " ".join(Path(jar).absolute().as_uri() for jar in classpath.split(os.pathsep) if jar.endswith(".jar"))
    jar(folder / "DynamoDBLocal.jar", classes / "LoopbackDynamo.class", {"Main-Class": "LoopbackDynamo", "Class-Path": jars})
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


def client(places: Places) -> None:
    """The runtime client's jars, and its native library apart: see the executor."""
    machine = NATIVE.get(platform.machine().lower())
    if platform.system() != "Linux" or machine is None:
        raise Failure(f"Lambda's runtime client runs on Linux (x86_64, aarch64), not on {platform.system()} {platform.machine()}; "
                      "with Docker: docker compose up (docs/local-development.md).")
    shutil.rmtree(places.client, ignore_errors=True)
    maven = os.environ.get("LIGHTUP_MAVEN", "mvn")
    run("fetching Lambda's runtime client", [maven, "-q", "-ntp", "-B", "-f", str(places.source / "java" / "pom.xml"),
                                             "dependency:copy-dependencies", "-DincludeScope=runtime",
                                             f"-DoutputDirectory={places.client}"], places.work / "java.log", cwd=places.home)
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
