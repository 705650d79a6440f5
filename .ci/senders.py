"""Runs the commands of docs/senders/README.md and the upload of exports.md, as they stand there, against `./lightup dev`, and waits for the
pages to tell.

Usage: senders.py FOLDER-OF-LIGHTUP WORK-FOLDER
"""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

home, work = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
readme = (home / "docs/senders/README.md").read_text()
bash_blocks = re.findall(r"```bash\n(.*?)```", readme, re.S)
python_block = re.search(r"```python\n(.*?)```", readme, re.S).group(1)
site, ready, data = work / "dev-site", work / "ready.json", work / "dev-data"


def wait_for(what, seconds, found):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found():
            print(f"ok: {what}")
            return
        time.sleep(0.2)
    sys.exit(f"not within {seconds} s: {what}")


def pages_tell(*words):
    return any(all(word in text for word in words) for text in (p.read_text() for p in site.glob("d/*/a/*/**/*.html")))


def run(*command):
    answer = subprocess.run(command, cwd=work, capture_output=True, text=True, timeout=60)
    print(answer.stdout.strip())
    if answer.returncode:
        sys.exit(answer.stderr)
    return answer.stdout


stack = subprocess.Popen([home / "lightup", "dev", "--ready-file", ready, "--out", site, "--data", data], stdout=subprocess.DEVNULL)
try:
    wait_for("the stack is ready", 600, lambda: ready.exists() and ready.stat().st_size > 0)
    assert ready.stat().st_mode & 0o777 == 0o600, "the ready file holds secrets"
    endpoints = json.loads(ready.read_text())["endpoints"]
    assert len({e["tenant"] for e in endpoints if e["format"] == "canonical"}) >= 2
    nordvik = next(e for e in endpoints if (e["tenant"], e["format"]) == ("nordvik", "canonical"))
    exports = next(e for e in endpoints if (e["tenant"], e["format"]) == ("nordvik", "export"))

    first_event = re.sub(r"(?m)^HOOK=.*$", f"HOOK={nordvik['url']}", bash_blocks[0])
    first_event = re.sub(r"(?m)^SECRET=.*$", f"SECRET={nordvik['secret']}", first_event)
    assert nordvik["url"] in first_event and nordvik["secret"] in first_event
    answer = run("bash", "-euo", "pipefail", "-c", first_event)
    assert '"accepted"' in answer, answer
    wait_for("curl's event is on the account's page", 15, lambda: pages_tell("7Q-2210"))

    (work / "first_event.py").write_text(python_block)
    python = os.environ.get("LIGHTUP_PYTHON", sys.executable)
    assert '"accepted"' in run(python, "first_event.py", nordvik["url"], nordvik["secret"])

    functions = first_event[first_event.index("send() {") : first_event.index("\n}\n") + 3]
    first_export = re.sub(r"(?m)^HOOK_OF_EXPORTS=.*$", f"HOOK_OF_EXPORTS={exports['url']}", bash_blocks[1])
    first_export = re.sub(r"(?m)^SECRET=.*$", f"SECRET={exports['secret']}", first_export)
    assert exports["url"] in first_export and exports["secret"] in first_export
    script = f"{functions}\n{first_export}"
    answer = run("bash", "-euo", "pipefail", "-c", script)
    assert '"line":3' in answer.replace(" ", ""), "the row that cannot be read is named by its line"
    invitations = f"HOOK={nordvik['url']}\nSECRET={nordvik['secret']}\n{functions}\n{bash_blocks[2]}"
    assert '"link":"/enter/link/' in run("bash", "-euo", "pipefail", "-c", invitations), "nobody was invited"
    opening = f"HOOK={nordvik['url']}\nSECRET={nordvik['secret']}\n{functions}\n{bash_blocks[3]}"
    assert '"accepted"' in run("bash", "-euo", "pipefail", "-c", opening), "the account was not opened"
    wait_for("the account is opened", 15, lambda: pages_tell("7Q-2210", "<span class=\"end\">Read by ", " and nordvik</span>"))
    wait_for("the export is on the account's page", 15, lambda: pages_tell("Harbour Dental", "31"))

    exports_page = (home / "docs/senders/exports.md").read_text()
    first_upload = re.search(r"```bash\n(.*?)```", exports_page, re.S).group(1)
    first_upload = re.sub(r"(?m)^HOOK_OF_EXPORTS=.*$", f"HOOK_OF_EXPORTS={exports['url']}", first_upload)
    first_upload = re.sub(r"(?m)^SECRET=.*$", f"SECRET={exports['secret']}", first_upload)
    today = time.strftime("%Y-%m-%d", time.gmtime())
    lines = [f"{today},A-8,Fjord IT,C-{row},Customer {row},M365-BP,3,2,1,{'x' * 1200}" for row in range(240)]
    (work / "usage.csv").write_text("\n".join(["asOf,account,accountName,customer,customerName,sku,sold,assigned,active,note", *lines]) + "\n")
    assert (work / "usage.csv").stat().st_size > 256 * 1024
    answer = run("bash", "-euo", "pipefail", "-c", f"{functions}\n{first_upload}")
    assert '"duplicate"' in answer, answer
    wait_for("the uploaded file is on the account's page", 60, lambda: pages_tell("Fjord IT", "720"))

    # what `endpoint add` hands out, as it is printed
    run(home / "lightup", "tenant", "add", "solis", "--data", data)
    run(home / "lightup", "endpoint", "add", "solis", "--source", "/solis/", "--handout", work / "solis.md", "--data", data)
    handout = (work / "solis.md").read_text()
    command = re.search(r"`python (first_event\.py \S+ \S+)`", handout).group(1).split()
    (work / "first_event.py").write_text(re.search(r"```python\n(.*?)```", handout, re.S).group(1))
    for answer in (
        run("bash", "-euo", "pipefail", "-c", re.search(r"```bash\n(.*?)```", handout, re.S).group(1)),
        run(python, *command),
    ):
        assert '"would":"accepted"' in answer.replace(" ", ""), answer
    accounts = len(list(site.glob("d/*/a/*/index.html")))
    assert '"accepted"' in run(python, command[0], command[1].removesuffix("/try"), command[2])
    wait_for("the new tenant's event is on a page", 15, lambda: len(list(site.glob("d/*/a/*/index.html"))) > accounts)

    # and for a report: whoever has no shell has Python or PowerShell, which is not here to be run
    run(home / "lightup", "endpoint", "add", "solis", "--format", "export", "--source", "/solis/files", "--columns",
        home / "events/export/seats.columns.json", "--handout", work / "solis-files.md", "--data", data)
    handout = (work / "solis-files.md").read_text()
    (work / "report.csv").write_bytes((home / "events/export/seats.csv").read_bytes())
    command = re.search(r"`python (send_file\.py \S+ \S+ \S+)`", handout).group(1).split()
    (work / "send_file.py").write_text(re.search(r"```python\n(.*?)```", handout, re.S).group(1))
    for answer in (
        run("bash", "-euo", "pipefail", "-c", re.search(r"```bash\n(.*?)```", handout, re.S).group(1)),
        run(python, *command),
    ):
        assert '"would":"accepted"' in answer.replace(" ", ""), answer
    assert '"accepted"' in run(python, command[0], command[1].removesuffix("/try"), *command[2:])
    wait_for("the report is on a page", 15, lambda: pages_tell("1,276 sold"))
    powershell = re.search(r"```powershell\n(.*?)```", handout, re.S).group(1)
    assert "'report.csv'" in powershell and "'text/csv'" in powershell and command[2] in powershell and "example.org" not in powershell
finally:
    stack.send_signal(signal.SIGTERM)
    stack.wait(30)
