"""The command that runs a function of a managed Java runtime, as Lambda runs it: the runtime client on the class path, the function's
folder as working directory, from which the client takes `lib/*.jar`."""

import os
from dataclasses import dataclass
from pathlib import Path

from lightup_host.processes import Launch

CLIENT = "com.amazonaws.services.lambda.runtime.api.client"
# What a function gets of this process's environment; all else is the function's own.
INHERITED = ("PATH", "HOME", "TMPDIR", "LANG", "LIGHTUP_LOCALSTACK")
HEAP_PERCENT = 85
SMALLEST_HEAP_MB = 64


@dataclass(frozen=True)
class JavaRuntime:
    """Where Java and the runtime client are.

    home: a JDK's folder
    client: a folder with the client's jars and its native library, `jni.so`
    """

    home: Path
    client: Path

    @staticmethod
    def from_environment() -> "JavaRuntime":
        return JavaRuntime(Path(os.environ["LIGHTUP_HOST_JAVA"]), Path(os.environ["LIGHTUP_HOST_CLIENT"]))

    def launch(self, code: Path, memory_mb: int, runtime: str, variables: dict[str, str], address: str) -> Launch:
        """What to start for a function whose unpacked zip is in `code`."""
        own = {name: os.environ[name] for name in INHERITED if name in os.environ}
        environment = own | variables | {
            "AWS_LAMBDA_RUNTIME_API": address,
            "AWS_EXECUTION_ENV": f"AWS_Lambda_{runtime}",
            "LAMBDA_TASK_ROOT": str(code),
            "LAMBDA_RUNTIME_DIR": str(self.client),
        }
        command = [
            str(self.home / "bin" / "java"),
            f"-Xmx{max(SMALLEST_HEAP_MB, memory_mb * HEAP_PERCENT // 100)}m",
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED",
            # Otherwise every process writes the library to the same file of the temporary folder, and those that start at once fail.
            f"-D{CLIENT}.runtimeapi.NativeClient.JNI={self.client / 'jni.so'}",
            "-cp", str(self.client / "*"),
            f"{CLIENT}.AWSLambda", environment["_HANDLER"],
        ]
        return Launch(command, environment, code)
