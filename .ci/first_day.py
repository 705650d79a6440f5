"""The first day of a deployment, on what `./lightup deploy local` left: an operator sets two distributors up by commands that reach the
deployed functions, senders post with a library that nobody here wrote, readers enter by Enter's own URL, and every reader is held against every
unit, shut and opened.

Usage: first_day.py HOME WORK
"""

from __future__ import annotations

import base64
import csv
import datetime as dt
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Callable

from standardwebhooks import Webhook

home, work = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
stack = json.loads((home / ".lightup/localstack/stack.json").read_text())
endpoint, site = stack["endpoint"], stack["site"]
mark = uuid.uuid4().hex[:6]
FIRST, OTHER = f"solvik{mark}", f"havn{mark}"
PATIENCE = 240.0
faults: list[str] = []


def lightup(*arguments: str, code: int = 0) -> str:
    """A command as an operator types it, against the deployed stack."""
    environment = os.environ | {
        "AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": stack["region"], "LIGHTUP_STACK": stack["stack"],
    }  # fmt: skip
    done = subprocess.run([home / "lightup", *arguments], capture_output=True, text=True, env=environment, timeout=300, check=False)
    if done.returncode != code:
        sys.exit(f"./lightup {' '.join(arguments)} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def of_function(url: str) -> str:
    """A Function URL under the address of LocalStack: its own name is not resolved on every machine."""
    parts = urllib.parse.urlsplit(url)
    return f"{endpoint}/_lambda-url/{parts.hostname.split('.')[0]}{parts.path}"


def request(url: str, body: bytes | None = None, **headers: str) -> tuple[int, dict[str, str], list[str], str]:
    """One request, redirects not followed: status, headers, cookies that were set, body."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    asked = urllib.request.Request(url, body, {name.replace("_", "-"): value for name, value in headers.items()})
    try:
        got = urllib.request.build_opener(Stay).open(asked, timeout=60)
    except urllib.error.HTTPError as refused:
        got = refused
    with got:
        return got.status, {k.lower(): v for k, v in got.headers.items()}, got.headers.get_all("set-cookie") or [], got.read().decode()


def until[T](what: str, look: Callable[[], T | None]) -> T:
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        if (found := look()) is not None:
            return found
        time.sleep(1)
    sys.exit(f"it did not come: {what}")


def page(path: str) -> str | None:
    """An object of the bucket, as CloudFront would read it."""
    status, _, _, text = request(f"{endpoint}/{stack['bucket']}/{path.strip('/')}/index.html")
    return text if status == 200 else None


class Sender:
    """One endpoint, known from its hand-out alone."""

    def __init__(self, handout: pathlib.Path) -> None:
        text = handout.read_text()
        self.secret = re.search(r"whsec_[A-Za-z0-9+/=]+", text)[0]
        self.url = of_function(re.search(r"http\S+/v1/hooks/[\w-]+", text)[0])

    def post(self, body: str, kind: str) -> dict[str, object]:
        message, at = f"msg_{uuid.uuid4().hex}", dt.datetime.now(dt.UTC)
        signature = Webhook(self.secret).sign(message, at, body)
        status, _, _, said = request(
            self.url, body.encode(), content_type=kind, webhook_id=message,
            webhook_timestamp=str(int(at.timestamp())), webhook_signature=signature,
        )  # fmt: skip
        if status != 202:
            sys.exit(f"{self.url} answered {status}: {said[:400]}")
        receipt: dict[str, object] = json.loads(said)
        return receipt


class Reader:
    """A browser as far as this needs one: a jar of Enter's own cookies, forms posted from the site."""

    def __init__(self, name: str) -> None:
        self.name, self.session = name, ""

    def enter(self, link: str) -> None:
        path = urllib.parse.urlsplit(link).path
        _, _, _, before = self.ask(path)
        if "Accept and read" not in before:
            sys.exit(f"{self.name}: the link shows no invitation: {plain(before)[:300]}")
        status, _, cookies, _ = self.ask(path, b"")
        if status != 303 or self.ask(path, b"")[0] != 410:
            faults.append(f"{self.name}: a link lets in once, and then says 410; it said {status}")
        self.session = next(cookie.split(";")[0] for cookie in cookies if cookie.startswith("lightup-reader="))

    def ask(self, path: str, body: bytes | None = None, referer: str = "", kind: str = "application/x-www-form-urlencoded"):
        more = {"referer": site + referer if referer else "", "cookie": self.session}
        return request(
            f"{endpoint}/_lambda-url/lightup-enter{path}", body, origin=site, content_type=kind, **{k: v for k, v in more.items() if v}
        )

    def opens(self, path: str) -> bool:
        """Whether renewal gives cookies for the page; their policy, read by hand, must speak of nothing but the unit's folder."""
        _, headers, cookies, _ = self.ask("/enter/renew", referer=path)
        policies = [c.split("=", 1)[1].split(";")[0] for c in cookies if c.startswith("CloudFront-Policy=") and c.split("=", 1)[1][:1] != ";"]
        for policy in filter(None, policies):
            text = base64.b64decode(policy.replace("-", "+").replace("_", "=").replace("~", "/")).decode()
            resource = json.loads(text)["Statement"][0]["Resource"]
            if resource != f"{site}{path}*" and not path.startswith(resource.removeprefix(site).rstrip("*")):
                faults.append(f"{self.name} asks for {path} and gets {resource}")
        return bool(policies) and headers.get("location", "").startswith(path)

    def finds(self, number: str) -> str:
        status, headers, _, _ = self.ask("/enter/find", urllib.parse.urlencode({"q": number}).encode())
        return headers.get("location", "") if status == 303 else ""

    def uploads(self, tenant: str, feed: str, text: str) -> str:
        """What the form's first look says."""
        return self.form(("for", tenant), ("feed", feed), ('file"; filename="seats.csv', text))

    def form(self, *parts: tuple[str, str]) -> str:
        body = "".join(f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in parts) + "--b--\r\n"
        return self.ask("/enter/upload", body.encode(), kind="multipart/form-data; boundary=b")[3]


def seats(*rows: tuple[str, str, int, int]) -> str:
    """A report as a channel manager's system exports it."""
    day = (dt.datetime.now(dt.UTC) - dt.timedelta(days=1)).date().isoformat()
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["asOf", "account", "accountName", "customer", "customerName", "sku", "sold", "assigned", "active"])
    for account, customer, sold, active in rows:
        table.writerow([day, account, f"Partner {account}", customer, f"Customer {customer}", "AWP-STD-1Y", sold, sold, active])
    return out.getvalue()


def set_up(tenant: str) -> Sender:
    """Tenant and endpoint, by command; the hand-out is what a sender knows."""
    lightup("tenant", "add", tenant)
    handout = work / f"{tenant}.md"
    lightup("endpoint", "add", tenant, "--source", f"/{tenant}/", "--zone", "Europe/Oslo", "--handout", str(handout))
    return Sender(handout)


def order(tenant: str, account: str, number: str) -> str:
    at = (dt.datetime.now(dt.UTC) - dt.timedelta(days=20)).isoformat(timespec="seconds").replace("+00:00", "Z")
    return json.dumps({
        "specversion": "1.0", "id": f"{number}-1", "source": f"/{tenant}/shop", "type": "order.submitted", "subject": f"order/{number}",
        "time": at, "data": {"account": account, "customer": f"C-{account}", "lines": [{"sku": "AWP-STD-1Y", "quantity": 12}]},
    })  # fmt: skip


def invited(reader: Reader, unit: str) -> str:
    """Invites by command and enters; answers where the unit's page is."""
    told = json.loads(lightup("invite", unit, "--to", f"{reader.name}@{mark}.example", "--json"))
    reader.enter(told["link"])
    page_of: str = told["page"]
    return page_of


def matrix(readers: dict[str, Reader], units: dict[str, str], may: dict[str, set[str]], when: str) -> int:
    """Each reader against each unit by renewal, by every spelling of a foreign path, and by the field; the table is written by hand."""
    cells = 0
    for name, reader in readers.items():
        for unit, path in units.items():
            allowed = unit in may[name]
            wrong = [] if reader.opens(path) == allowed else [path]
            own = next((units[u] for u in may[name]), path)
            if not allowed:
                last = path.rstrip("/").split("/")[-1]
                tricks = (
                    f"{own}../{last}/", f"{own}%2e%2e/{last}/", "/" + path, path.replace("/a/", "//a/"), path.upper(), path.rstrip("/") + "./",
                    f"{own}..%2f{last}/", path.rstrip("/") + "%00/", f"/enter/..{path}", re.sub("^/([dp])/", lambda m: f"/%{ord(m[1]):x}/", path),
                    f"{own}%e2%80%a5/{last}/",
                )  # fmt: skip
                for trick in tricks:
                    _, headers, cookies, _ = reader.ask("/enter/renew", referer=trick)
                    named = " ".join(c for c in cookies if "Max-Age=0" not in c)
                    if path in named or headers.get("location", "").startswith(path):
                        wrong.append(trick)
            if "/a/" in path:
                for number in (unit, f"SO-{unit}"):
                    found = reader.finds(number)
                    if found.startswith(path) != allowed or (found and not allowed):
                        wrong.append(f"find {number} -> {found}")
            cells += 1
            faults.extend(f"{when}: {name} x {unit}: {one}" for one in wrong)
    return cells


def main() -> int:
    began = time.monotonic()
    a1, a2, b1 = f"SV1{mark}", f"SV2{mark}", f"HV1{mark}"
    first, other = set_up(FIRST), set_up(OTHER)
    for sender, tenant, account in ((first, FIRST, a1), (first, FIRST, a2), (other, OTHER, b1)):
        sender.post(order(tenant, account, f"SO-{account}"), "application/cloudevents+json")
        data = {"account": account, "name": f"Partner {account}"}
        told = {"specversion": "1.0", "id": f"{account}-p", "source": f"/{tenant}/crm", "type": "partner.application.approved",
                "subject": f"partner/{account}", "time": "2026-01-05T09:00:00Z", "data": data}  # fmt: skip
        sender.post(json.dumps(told), "application/cloudevents+json")

    readers = {name: Reader(name) for name in ("kim", "ola", "dana", "elif", "nobody")}
    units = {FIRST: invited(readers["kim"], FIRST), OTHER: invited(readers["ola"], OTHER)}
    for account, tenant in ((a1, FIRST), (a2, FIRST), (b1, OTHER)):
        units[account] = until(f"the account {account}", lambda t=tenant, a=account: folder(t, a))
        until(f"the page of {account}", lambda u=account: page(units[u]))
    for who, tenant, account in (("dana", FIRST, a1), ("elif", OTHER, b1)):
        invited(readers[who], f"{tenant}/{account}")
    shut = {"kim": {FIRST, a1, a2}, "ola": {OTHER, b1}, "dana": set(), "elif": set(), "nobody": set()}
    cells = matrix(readers, units, shut, "shut")

    # a report by the form: looked at, published once; a partner and another distributor's reader have no form for it
    feed = json.loads(lightup("endpoint", "list", FIRST, "--json"))
    map_file = work / "map.json"
    map_file.write_text(drafted(seats((a1, "K1", 1, 1))))
    lightup("endpoint", "add", FIRST, "--format", "export", "--source", f"/{FIRST}/files", "--columns", str(map_file),
            "--handout", str(work / f"{FIRST}-files.md"))  # fmt: skip
    known = {one["endpoint"] for one in feed["endpoints"]}
    files = next(one["endpoint"] for one in json.loads(lightup("endpoint", "list", FIRST, "--json"))["endpoints"] if one["endpoint"] not in known)
    report = seats((a1, "K1", 45, 31), (a2, "K2", 20, 0))
    looked = readers["kim"].uploads(FIRST, files, report)
    if "Publish 2 rows" not in looked:
        faults.append(f"the look does not offer to publish two rows: {plain(looked)[:300]}")
    for name in ("ola", "dana", "nobody"):
        if "Publish" in readers[name].uploads(FIRST, files, report):
            faults.append(f"{name} may upload for {FIRST}")
    hidden = re.findall(r'name="(packed|pass)" value="([^"]*)"', looked)
    if "Published." not in readers["kim"].form(("for", FIRST), ("feed", files), *hidden):
        faults.append("publishing says no")
    until("31 of 45 on the page", lambda: (text := page(units[a1])) and "31" in text and "45" in text or None)

    for tenant, account in ((FIRST, a1), (OTHER, b1)):
        lightup("open", f"{tenant}/{account}")
    until("the opening", lambda: readers["dana"].opens(units[a1]) or None)
    until("the other opening", lambda: readers["elif"].opens(units[b1]) or None)
    opened = shut | {"dana": {a1}, "elif": {b1}}
    # two accounts are one partner's, by the operator's word: its home opens by an invitation of its own, which opens no account
    partner: str = json.loads(lightup("partner", "link", "--account", f"{FIRST}/{a1}", "--account", f"{OTHER}/{b1}", "--json"))["partner"]
    units["home"] = f"/p/{partner}/"
    until("the partner's home", lambda: (text := page(units["home"])) and "Read by the partner alone" in text or None)
    readers["pia"], opened = Reader("pia"), opened | {"pia": {"home"}}
    if invited(readers["pia"], f"operator/{partner}") != units["home"]:
        faults.append("the invitation to the partner's home leads elsewhere")
    cells += matrix(readers, units, opened, "opened")
    reads = f"pia@{mark}.example"
    until("that the home says who reads it", lambda: reads in (page(units["home"]) or "") or None)

    lightup("readers", "revoke", f"{FIRST}/{a1}", "--reader", f"dana@{mark}.example")
    lightup("readers", "revoke", f"operator/{partner}", "--reader", reads)
    revoked = {name: readers[name] for name in ("dana", "pia")}
    cells += matrix(revoked, units, {"dana": set(), "pia": set()}, "revoked")
    until("that the home says it no longer", lambda: reads not in (page(units["home"]) or reads) or None)
    # the brake over everybody: whoever is on call names nobody
    lightup("freeze", "--all", "--why", "the first day")
    held = lightup("freeze", "--list")
    missing = [tenant for tenant in (FIRST, OTHER) if tenant not in lightup("tenant", "list").split() or f"{tenant}  /d/" not in held]
    faults.extend(f"freeze --all left {tenant} out" for tenant in missing)
    lightup("thaw", "--all")
    if lightup("freeze", "--list").strip() != "nothing is frozen":
        faults.append("thaw --all left something frozen")
    lightup("tenant", "add", FIRST, code=1)
    for fault in faults:
        print(fault)
    print(f"first day on {stack['ground']}: {cells} cells of readers and units, {len(faults)} wrong, {time.monotonic() - began:.0f} s")
    return 1 if faults else 0


def drafted(text: str) -> str:
    """The map that `columns guess` drafts from the report's header."""
    file = work / "seats.csv"
    file.write_text(text)
    return lightup("columns", "guess", str(file))


def folder(tenant: str, account: str) -> str | None:
    """Where an account's pages are, once it is known, as its readers' list says."""
    told = json.loads(lightup("readers", f"{tenant}/{account}", "--json"))
    return told.get("page")


def plain(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


sys.exit(main())
