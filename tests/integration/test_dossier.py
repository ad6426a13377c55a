"""The dossier page of the example reports in a real browser: it fits, it is complete, and it asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
import struct
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import as_file, files
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from detente.pipeline.coding import Coder
from detente.pipeline.ingesting import ingest
from detente.store import Store
from detente.web import dossier

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOSTILE = "<script>document.documentElement.dataset.pwned=1</script>\u202e\"'><img src=x onerror=alert(1)>"

Browse = Callable[..., str]


@pytest.fixture(scope="session")
def browser() -> str:
    """The path of Chromium; the tests fail without it."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("no Chromium is here; install it (Debian: apt-get install chromium), as scripts/test.sh does")
    return found


@pytest.fixture(scope="session")
def record(coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the example reports and of one hostile report."""
    folder = tmp_path_factory.mktemp("dossier")
    hostile = folder / "hostile.jsonl"
    text = (
        "Norway expelled two Swedish diplomats on Monday, &lt;img src=x onerror=document.documentElement.dataset.pwned=2"
        "&gt; </blockquote><script>document.documentElement.dataset.pwned=3</script> officials said."
    )
    row = {"id": "hostile", "text": text, "published": "2021-05-04T10:00:00+02:00", "title": HOSTILE,
           "publisher": HOSTILE, "url": "javascript:document.documentElement.dataset.pwned=4"}  # fmt: skip
    hostile.write_text(json.dumps(row) + "\n", encoding="utf-8")
    db = folder / "example.duckdb"
    with as_file(files("detente") / "data" / "example" / "reports.jsonl") as reports, Store.open(db) as store:
        ingest(coder, [reports, hostile], store)
    return db


@pytest.fixture(scope="session")
def page(record: Path) -> str:
    with Store.open(record, read_only=True) as store:
        return dossier(store, "USA", "RUS")


@pytest.fixture
def browse(browser: str, tmp_path: Path) -> Browse:
    """Open a page and return the document as the browser has it after its scripts ran."""

    def run(page: str, *flags: str, width: int = 1280, height: int = 900, dump: bool = True) -> str:
        file = tmp_path / "page.html"
        file.write_text(page, encoding="utf-8")
        profile = tmp_path / "profile"
        done = subprocess.run(
            [browser, *FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}", *flags,
             *(["--dump-dom"] if dump else []), file.as_uri()],
            capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        shutil.rmtree(profile, ignore_errors=True)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    return run


def probed(page: str, script: str) -> str:
    """A copy of the page that runs ``script`` at its end; its value is kept where :func:`result` finds it."""
    probe = f"parent.document.body.dataset.probe = JSON.stringify((function () {{ {script} }})());"
    digest = base64.b64encode(hashlib.sha256(probe.encode()).digest()).decode()
    copy, changed = re.subn(r"script-src (&#39;sha256-[^;]+)", rf"script-src \1 'sha256-{digest}'", page)
    assert changed == 1
    return copy.replace("</body>", f"<script>{probe}</script></body>")


def framed(page: str, width: int, *, scripts: bool = True, script: str = "return null;") -> str:
    """A page that shows ``page`` in a frame of ``width`` pixels (a browser's own window is never so narrow as a phone).

    Without ``scripts`` the browser runs none in the frame. ``script`` runs outside, with the frame's ``document``.
    """
    sandbox = "" if scripts else ' sandbox="allow-same-origin"'
    keep = (
        "if (!document.body.dataset.probe || value !== null) { document.body.dataset.probe = JSON.stringify(value); }"
    )
    return f"""<!DOCTYPE html><body style="margin:0"><iframe{sandbox} width="{width}" height="800" style="border:0"
      srcdoc="{html.escape(page)}"></iframe><script>
      document.querySelector("iframe").addEventListener("load", function () {{
        var value = (function (document, window) {{ {script} }})(this.contentDocument, this.contentWindow);
        {keep}
      }});</script></body>"""


def result(dom: str) -> object:
    """What the script of :func:`probed` returned."""
    found = re.search(r'data-probe="([^"]*)"', dom)
    assert found is not None, "the probe did not run"
    return json.loads(html.unescape(found.group(1)))


OVERFLOW = """
  document.querySelectorAll("details").forEach(function (d) { d.open = true; });
  var wide = document.documentElement.clientWidth;
  var out = Array.prototype.filter.call(document.body.querySelectorAll("*"), function (e) {
    if (e.closest(".scroll, svg, .vh, .skip")) { return false; }
    var box = e.getBoundingClientRect();
    return box.width > 0 && (box.right > wide + 1 || box.left < -1);
  });
  return { wide: wide, scroll: document.documentElement.scrollWidth,
           out: out.slice(0, 5).map(function (e) { return e.tagName + "." + e.className; }) };
"""


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_overflows_with_everything_open(browse: Browse, page: str, width: int) -> None:
    found = result(browse(framed(probed(page, OVERFLOW), width)))
    assert found == {"wide": width, "scroll": width, "out": []}


def test_the_probe_sees_what_overflows(browse: Browse, page: str) -> None:
    copy = page.replace("</main>", f"<p class='lead'>{'<b>word</b>&nbsp;' * 400}</p></main>").replace(
        "overflow-wrap: anywhere", "white-space: nowrap"
    )
    style = re.search(r"<style>(.*?)</style>", copy, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    copy = re.sub(r"style-src &#39;sha256-[^;]+", f"style-src 'sha256-{digest}'", copy)
    found = result(browse(framed(probed(copy, OVERFLOW), 360)))
    assert isinstance(found, dict)
    assert found["scroll"] > 360


READ = """
  var shown = function (e) { return e.checkVisibility({ checkVisibilityCSS: true }); };
  var count = function (query) { return Array.prototype.filter.call(document.querySelectorAll(query), shown).length; };
  var details = document.querySelectorAll("details.group");
  var before = count(".card");
  details.forEach(function (d) { d.open = true; });
  return { form: count("form.filter"), before: before, cards: count(".card"), all: document.querySelectorAll(".card").length,
           pictures: count("svg.picture"), marks: count("blockquote mark.r-act") };
"""


def test_everything_is_there_without_its_script(browse: Browse, page: str) -> None:
    off, on = (result(browse(framed(page, 900, scripts=scripts, script=READ))) for scripts in (False, True))
    assert isinstance(off, dict)
    assert isinstance(on, dict)
    assert (off["form"], on["form"]) == (0, 1)
    assert {**off, "form": 1} == on
    assert off["cards"] == off["all"] > off["before"] > 0
    assert off["pictures"] == 1
    assert off["marks"] >= off["all"]


def test_a_phone_gets_the_narrow_picture(browse: Browse, page: str) -> None:
    script = "return getComputedStyle(document.querySelector('svg.narrow')).display;"
    assert result(browse(framed(probed(page, script), 360))) == "block"
    assert result(browse(framed(probed(page, script), 1280))) == "none"


FILTER = """
  var words = document.getElementById("f-words");
  var shown = function () {
    return Array.prototype.filter.call(document.querySelectorAll(".card"), function (c) { return c.checkVisibility(); });
  };
  words.value = "zzz-nothing";
  words.dispatchEvent(new Event("input", { bubbles: true }));
  var none = shown().length;
  words.value = "sanctions";
  words.dispatchEvent(new Event("input", { bubbles: true }));
  var some = shown();
  return { none: none, some: some.length, said: document.getElementById("f-count").textContent,
           fits: some.every(function (c) { return c.textContent.toLowerCase().indexOf("sanctions") >= 0; }) };
"""


def test_the_script_filters(browse: Browse, page: str) -> None:
    found = result(browse(probed(page, FILTER)))
    assert isinstance(found, dict)
    total = page.count('class="card ')
    assert found["none"] == 0
    assert 0 < found["some"] < total
    assert found["said"] == f"{found['some']} of {total} events"
    assert found["fits"] is True


KEYS = """
  var stops = document.querySelectorAll("a[href], summary, input, select, button, [tabindex='0']");
  var bare = Array.prototype.filter.call(stops, function (e) {
    if (!e.checkVisibility()) { return false; }
    e.focus();
    var style = getComputedStyle(e);
    return document.activeElement !== e || style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2;
  });
  return { stops: stops.length, bare: bare.map(function (e) { return e.outerHTML.slice(0, 80); }),
           jumps: document.querySelectorAll("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").length };
"""


def test_every_stop_of_the_keyboard_shows_its_focus(browse: Browse, page: str) -> None:
    found = result(browse(probed(page, KEYS)))
    assert isinstance(found, dict)
    assert found["stops"] > 20
    assert (found["bare"], found["jumps"]) == ([], 0)


def test_dark_is_dark(browse: Browse, page: str) -> None:
    script = "return getComputedStyle(document.body).backgroundColor;"
    assert result(browse(probed(page, script))) == "rgb(255, 255, 255)"
    assert result(browse(probed(page, script), "--blink-settings=preferredColorScheme=0")) == "rgb(20, 23, 27)"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_picture_can_be_taken(browse: Browse, page: str, tmp_path: Path, scripts: bool) -> None:
    shot = tmp_path / "shot.png"
    browse(framed(page, 360, scripts=scripts), f"--screenshot={shot}", width=360, height=800, dump=False)
    data = shot.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (360, 800)
    assert len(data) > 20_000, "an empty page packs far smaller"


class Recorder:
    """Hosts that a browser asked the proxy for."""

    def __init__(self) -> None:
        self.hosts: list[str] = []


@contextmanager
def recording() -> Iterator[tuple[Recorder, int]]:
    """A proxy that lets nothing through and writes down who was asked for."""
    recorder = Recorder()

    class Handler(BaseHTTPRequestHandler):
        def _refuse(self) -> None:
            target = self.path if "//" in self.path else f"//{self.path}"
            recorder.hosts.append(urlsplit(target).hostname or "")
            self.send_error(403)

        do_GET = do_POST = do_HEAD = do_CONNECT = do_OPTIONS = _refuse

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield recorder, server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize("blocked", [True, False])
def test_no_request_goes_out(browse: Browse, page: str, blocked: bool) -> None:
    """Neither by the page itself, nor by foreign code in it; without the policy the same code gets out."""
    bait = (
        '<img src="http://bait.example.org/a.png"><link rel="stylesheet" href="http://bait.example.org/a.css">'
        '<script src="http://bait.example.org/a.js"></script><iframe src="http://bait.example.org/"></iframe>'
    )
    copy = page.replace("</main>", f"{bait}</main>")
    if not blocked:
        copy = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", copy)
    with recording() as (recorder, port):
        for text in (page, copy):
            browse(text, f"--proxy-server=http://127.0.0.1:{port}", "--proxy-bypass-list=<-loopback>")
    asked = {host for host in recorder.hosts if host in copy}
    assert asked == (set() if blocked else {"bait.example.org"})


def test_hostile_reports_run_nothing(browse: Browse, record: Path) -> None:
    with Store.open(record, read_only=True) as store:
        page = dossier(store, "NOR", "SWE")
    script = """return { pwned: document.documentElement.dataset.pwned || null, scripts: document.scripts.length,
      images: document.images.length, cards: document.querySelectorAll(".card").length,
      links: document.querySelectorAll(".report a").length,
      text: document.querySelector("blockquote").textContent.indexOf("<img src=x") > 0,
      title: document.querySelector(".report bdi").textContent.indexOf("<script>") };"""
    found = result(browse(probed(page, script)))
    assert isinstance(found, dict)
    assert found["cards"] >= 1
    assert {**found, "cards": 1} == {
        "pwned": None, "scripts": 2, "images": 0, "cards": 1, "links": 0, "text": True, "title": 0,
    }  # fmt: skip


DOUBTS = """
  var notes = function (query) { return Array.prototype.map.call(document.querySelectorAll(query),
    function (e) { return e.textContent; }); };
  document.querySelectorAll("details").forEach(function (d) { d.open = true; });
  return { voice: notes(".voice .note"), report: notes(".origins .note"),
           shown: Array.prototype.every.call(document.querySelectorAll(".note"), function (e) {
             return e.checkVisibility() && e.getBoundingClientRect().height > 10; }) };
"""


def test_damage_and_quotations_in_doubt_are_told(browse: Browse, coder: Coder, tmp_path: Path) -> None:
    text = (
        "Finland recalled its ambassador to Denmark on Monday, Reuters said. I reported.\n\n"
        "“Denmark will expel ten Finnish diplomats next week. “I saw it,” said the Danish foreign minister."
        "\n\nSource link\n"
    )
    file = tmp_path / "hurt.jsonl"
    file.write_text(json.dumps({"id": "hurt", "text": text, "published": "2021-05-04"}) + "\n", encoding="utf-8")
    with Store.open(tmp_path / "hurt.duckdb") as store:
        ingest(coder, [file], store)
        page = dossier(store, "FIN", "DNK")
    found = result(browse(framed(probed(page, DOUBTS), 360)))
    assert isinstance(found, dict)
    assert found["shown"] is True
    for place in ("voice", "report"):
        notes = found[place]
        assert any(
            n.startswith("Quotation in doubt: “Denmark will expel ten Finnish") and "opened again" in n for n in notes
        )
        assert any(n.startswith("Damage: The byline is broken (“Reuters said. I reported.”)") for n in notes)
        assert any(n.startswith("Damage: Left-over marks of advertisements") for n in notes)
    assert result(browse(framed(probed(page, OVERFLOW), 360))) == {"wide": 360, "scroll": 360, "out": []}


def test_an_empty_dyad_has_a_page(browse: Browse, record: Path) -> None:
    with Store.open(record, read_only=True) as store:
        page = dossier(store, "BRA", "KEN")
    dom = browse(page)
    assert "No event between" in dom
    assert "detente ingest REPORTS --db DATABASE" in dom
    assert result(browse(framed(probed(page, OVERFLOW), 360))) == {"wide": 360, "scroll": 360, "out": []}
