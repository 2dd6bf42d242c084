"""The same home screen as a static page in Chromium, the kiosk that most cities buy."""

from __future__ import annotations

import html
import http.server
import shutil
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.processes import proportional_set_size, running

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1080,1920",
]

PAGE = """<!doctype html><meta charset="utf-8"><title>home</title><style>
body{margin:0;width:1080px;height:1920px;background:#FBF9F4;color:#1B1F23;
font:400 44px/1.42 "Noto Sans",sans-serif;display:flex;flex-direction:column}
header,footer{background:#fff;padding:30px 48px;font-weight:700}main{flex:1;padding:44px 48px}
h1{font-size:68px;margin:0 0 30px}.g{display:grid;grid-template-columns:1fr 1fr;gap:24px}
button{background:#fff;border:2px solid #D9D3C7;border-radius:14px;padding:34px;min-height:262px;
font:600 46px "Noto Sans";text-align:left}footer{display:flex;gap:24px}</style>
<header>Riverbend<br>Central Library</header><main><h1>How can the city help you?</h1>
<div class=g>%s</div></main><footer><button>Help</button><button>I'm finished</button></footer>
<script>requestAnimationFrame(()=>requestAnimationFrame(()=>{new Image().src='/ready'}))
</script>"""


@dataclass
class Site:
    """Serves the page on loopback and notes when the browser has painted it."""

    tiles: list[str]
    ready: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        page = (PAGE % "".join(f"<button>{html.escape(t)}</button>" for t in self.tiles)).encode()
        ready = self.ready

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/ready":
                    ready.set()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(page if self.path == "/" else b"")

            def log_message(self, *_: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/"


def measure_chromium(tiles: list[str], runs: int) -> tuple[list[float], list[float]] | None:
    """Return start times (seconds to the painted page) and PSS (MiB), or None without Chromium."""
    program = shutil.which("chromium")
    if program is None:
        return None
    starts, weights = [], []
    for _ in range(runs):
        site = Site(tiles)
        with TemporaryDirectory() as profile:
            command = [program, *FLAGS, f"--user-data-dir={profile}", site.url]
            begun = time.perf_counter()
            with running(command, {}, Path(profile)) as process:
                if not site.ready.wait(60):
                    raise TimeoutError("Chromium painted nothing in 60 s")
                starts.append(time.perf_counter() - begun)
                time.sleep(1.0)  # both contenders are weighed a second after they are ready
                weights.append(proportional_set_size(process.pid))
        site.server.shutdown()
    return starts, weights
