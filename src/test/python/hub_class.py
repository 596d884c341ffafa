"""A class on a JupyterHub, all at once: logs students in, opens a lesson in each home, runs its cells, and measures.

Runs by hand, as root on a machine without a JupyterHub, with the Python that has JupyterHub and Jupyter Notebook. It starts a hub whose
servers are processes of real Unix users, whom it creates and deletes again; docs/jupyterhub.md states what it measured.

    ./stridebook kernel install --prefix /opt/stridebook
    python3 src/test/python/hub_class.py --prefix /opt/stridebook --students 10 --grade ./stridebook
"""

import argparse
import asyncio
import json
import os
import pathlib
import pwd
import secrets
import shlex
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

ROOT = pathlib.Path(__file__).resolve().parents[3]
PORT = 18000


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prefix", required=True, help="where the kernel was installed with --prefix")
    parser.add_argument("--students", type=int, default=10)
    parser.add_argument("--lesson", action="append", help="notebooks to run, one after the other (default: lesson 03)")
    parser.add_argument("--cull", type=int, default=40, help="seconds after which an idle kernel is ended")
    parser.add_argument("--grade", help="the launcher, to grade what the students hand in")
    return parser.parse_args()


CONFIG = """
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {port} + 1
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy}"
c.JupyterHub.authenticator_class = "dummy"
c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"
c.JupyterHub.concurrent_spawn_limit = {students}
c.JupyterHub.db_url = "sqlite://"
c.JupyterHub.cookie_secret_file = "{folder}/cookie"
c.ConfigurableHTTPProxy.pid_file = "{folder}/proxy.pid"
c.ConfigurableHTTPProxy.auth_token = "{token}"
c.Spawner.environment = {{
    "JUPYTER_PATH": "{prefix}/share/jupyter",
    "JUPYTERHUB_SINGLEUSER_APP": "notebook.notebookapp.NotebookApp",
}}
c.Spawner.args = [
    "--MappingKernelManager.cull_idle_timeout={cull}",
    "--MappingKernelManager.cull_interval=5",
    "--MappingKernelManager.cull_connected=True",
    "--KernelManager.cache_ports=False",
]
c.Spawner.http_timeout = 120
c.Spawner.start_timeout = 120
c.JupyterHub.services = [{{"name": "class", "api_token": "{token}"}}]
c.JupyterHub.load_roles = [{{
    "name": "class",
    "scopes": ["admin:users", "admin:servers", "access:servers"],
    "services": ["class"],
}}]
"""


class Hub:
    """The hub's REST interface, and those of the servers behind it."""

    def __init__(self, token):
        self.token = token
        self.http = AsyncHTTPClient(max_clients=100)

    async def ask(self, method, path, body=None, accepted=(200, 201, 202, 204)):
        request = HTTPRequest(
            f"http://127.0.0.1:{PORT}{urllib.parse.quote(path)}",
            method=method,
            headers={"Authorization": f"token {self.token}"},
            body=None if method in ("GET", "DELETE") else json.dumps(body or {}),
            request_timeout=180,
            allow_nonstandard_methods=True,
        )
        answer = await self.http.fetch(request, raise_error=False)
        if answer.code not in accepted:
            raise SystemExit(f"{method} {path}: {answer.code} {answer.body[:500]} {answer.error}")
        return json.loads(answer.body) if answer.body else None

    async def wait(self, seconds, what, check):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if await check():
                    return
            except (SystemExit, OSError):
                pass  # Not up yet.
            await asyncio.sleep(0.3)
        raise SystemExit(f"{what} took longer than {seconds} s.")


class Kernel:
    def __init__(self, hub, user, kernel_id):
        self.path = f"/user/{user}/api/kernels/{kernel_id}"
        self.hub = hub
        self.session = secrets.token_hex(8)
        self.socket = None

    async def connect(self):
        if self.socket:
            self.socket.close()
        self.socket = await websocket_connect(
            HTTPRequest(
                f"ws://127.0.0.1:{PORT}{self.path}/channels?session_id={self.session}",
                headers={"Authorization": f"token {self.hub.token}"},
            ),
            max_message_size=1 << 28,
        )

    async def start(self, code):
        """Runs the first cell. Restarts a kernel that does not answer, as students do. Returns how often."""
        for restarts in range(5):
            await self.connect()
            try:
                await self.run(code, 90)
                return restarts
            except asyncio.TimeoutError:
                await self.hub.ask("POST", self.path + "/restart")
        raise SystemExit(f"{self.path} does not answer.")

    async def run(self, code, seconds=900):
        """Runs a cell until it is idle. Returns the reply, and the text of its value."""
        message_id = secrets.token_hex(16)
        header = {
            "msg_id": message_id, "msg_type": "execute_request", "username": "", "session": self.session,
            "date": "2026-01-01T00:00:00Z", "version": "5.3",
        }
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False,
                   "stop_on_error": True}
        await self.socket.write_message(json.dumps({
            "header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell", "buffers": []}))
        reply = value = None
        idle = False
        while reply is None or not idle:
            text = await asyncio.wait_for(self.socket.read_message(), seconds)
            if text is None:
                raise SystemExit(f"The kernel of {self.path} has closed the connection at: {code[:80]}")
            message = json.loads(text)
            if message.get("parent_header", {}).get("msg_id") != message_id:
                continue
            kind = message["msg_type"]
            if kind == "execute_reply":
                reply = message["content"]
            elif kind == "execute_result":
                value = message["content"]["data"].get("text/plain")
            elif kind == "status":
                idle = message["content"]["execution_state"] == "idle"
        return reply, value


def cells(notebook):
    document = json.loads(notebook.read_text())
    return ["".join(cell["source"]) for cell in document["cells"] if cell["cell_type"] == "code"]


def processes(uid):
    """Returns the proportional set size in MB of a user's servers and kernels."""
    sizes = {"server": 0.0, "kernel": 0.0}
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if folder.stat().st_uid != uid:
                continue
            command = (folder / "cmdline").read_bytes()
            lines = (folder / "smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        pss = sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
        sizes["kernel" if b"KernelMain" in command else "server"] += pss
    return sizes


def size(folder):
    """Returns megabytes on disk."""
    return sum(path.lstat().st_blocks * 512 for path in folder.rglob("*")) / 1e6


def largest(folder):
    parts = {}
    for path in folder.rglob("*"):
        part = "/".join(path.relative_to(folder).parts[:2])
        parts[part] = parts.get(part, 0) + path.lstat().st_blocks * 512 / 1e6
    return ", ".join(f"{name} {megabytes:.1f}" for name, megabytes in sorted(parts.items(), key=lambda p: -p[1])[:6])


def spread(values):
    return f"median {statistics.median(values):.1f}, most {max(values):.1f}"


async def measure(hub, students, homes, options, submissions):
    machine = f"{os.cpu_count()} cores, {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GB"
    print(f"{len(students)} students on a machine with {machine}; load before: {os.getloadavg()[0]:.1f}", flush=True)
    lessons = [pathlib.Path(path) for path in options.lesson or [ROOT / "notebooks/03-padding-and-stride.ipynb"]]
    before = {name: size(homes[name]) for name in students}

    async def log_in(name):
        start = time.monotonic()
        await hub.ask("POST", f"/hub/api/users/{name}", accepted=(201, 409))
        await hub.ask("POST", f"/hub/api/users/{name}/server", accepted=(201, 202))

        async def is_ready():
            return (await hub.ask("GET", f"/hub/api/users/{name}"))["servers"].get("", {}).get("ready")

        await hub.wait(180, f"The server of {name}", is_ready)
        return time.monotonic() - start

    print("logged in, seconds until the server is ready:", spread(await asyncio.gather(*map(log_in, students))), flush=True)
    idle_servers = sum(sum(processes(pwd.getpwnam(name).pw_uid).values()) for name in students)
    print(f"servers without kernels: {idle_servers / len(students):.0f} MB each", flush=True)
    kernels = {}

    async def open_lesson(name, lesson):
        contents = {"type": "notebook", "format": "json", "content": json.loads(lesson.read_text())}
        await hub.ask("PUT", f"/user/{name}/api/contents/{lesson.name}", contents)
        start = time.monotonic()
        session = await hub.ask("POST", f"/user/{name}/api/sessions", {
            "path": lesson.name, "type": "notebook", "name": lesson.name, "kernel": {"name": "stridebook"}})
        kernel = Kernel(hub, name, session["kernel"]["id"])
        kernels[name] = kernel
        code = cells(lesson)
        restarts = await kernel.start(code[0])
        first = time.monotonic() - start
        for each in code[1:]:
            reply, _ = await kernel.run(each)
            if reply["status"] != "ok":
                raise SystemExit(f"{name}, {lesson.name}: {each[:200]}: {reply}")
        return first, time.monotonic() - start, restarts

    for lesson in lessons:
        for kernel in kernels.values():
            await hub.ask("DELETE", kernel.path)
        times = await asyncio.gather(*(open_lesson(name, lesson) for name in students))
        first, end, restarts = zip(*times)
        print(f"{lesson.name}: seconds to the first result: {spread(first)}; to the end of the lesson: {spread(end)};"
              f" kernels restarted because of a port that another took: {sum(restarts)}", flush=True)
        report_memory(students, "right after the lesson")
        await asyncio.sleep(12)
        report_memory(students, "idle for 12 s")
    grown = {name: size(homes[name]) - before[name] for name in students}
    print(f"homes grew by MB: {spread(list(grown.values()))} ({largest(homes[students[0]])})", flush=True)

    kernel = kernels[students[0]]
    await hub.ask("POST", kernel.path + "/restart")
    await kernel.connect()
    reply, value = await kernel.run("kernel(3).outputSize(8, 8)")
    print("after a restart of a kernel, a cell gives", value, flush=True)

    async def are_gone():
        return not any(await asyncio.gather(*(hub.ask("GET", f"/user/{name}/api/kernels") for name in students)))

    await hub.wait(options.cull * 4 + 60, "Ending idle kernels", are_gone)
    print(f"idle kernels were ended; left: {sum(processes(pwd.getpwnam(n).pw_uid)['kernel'] for n in students):.0f} MB", flush=True)

    async def hand_in(number, name):
        source = ROOT / ("solutions" if number % 2 == 0 else "exercises") / "03-padding-and-stride.ipynb"
        contents = {"type": "notebook", "format": "json", "content": json.loads(source.read_text())}
        await hub.ask("PUT", f"/user/{name}/api/contents/answers.ipynb", contents)
        handed_in = await hub.ask("GET", f"/user/{name}/api/contents/answers.ipynb")
        folder = submissions / name
        folder.mkdir(parents=True)
        (folder / source.name).write_text(json.dumps(handed_in["content"]))

    await asyncio.gather(*(hand_in(number, name) for number, name in enumerate(students)))
    print(f"collected {len(list(submissions.iterdir()))} hand-ins", flush=True)
    for kernel in kernels.values():
        kernel.socket.close()


def report_memory(students, when):
    sizes = [processes(pwd.getpwnam(name).pw_uid) for name in students]
    kernel = sum(each["kernel"] for each in sizes)
    server = sum(each["server"] for each in sizes)
    per_student = (kernel + server) / len(students)
    print(f"{when}: {kernel / len(students):.0f} MB per kernel, {server / len(students):.0f} MB per server (proportional set size);"
          f" total {kernel + server:.0f} MB; in 16 GB {16 * 1024 / per_student:.0f} students", flush=True)


def main():
    options = arguments()
    if os.getuid() != 0:
        raise SystemExit("Run this as root: it creates users, and the hub starts processes as them.")
    # Not below /tmp of others: each home belongs to its student alone.
    folder = pathlib.Path(tempfile.mkdtemp(prefix="hub-class-"))
    folder.chmod(0o711)
    students = [f"sbclass{number:02}" for number in range(1, options.students + 1)]
    homes = {name: folder / name for name in students}
    token = secrets.token_hex(16)
    config = folder / "jupyterhub_config.py"
    config.write_text(CONFIG.format(port=PORT, proxy=PORT + 2, folder=folder, token=token, prefix=os.path.abspath(options.prefix),
                                    cull=options.cull, students=options.students))
    config.chmod(0o600)
    log = open(folder / "hub.log", "wb")
    hub_process = None
    try:
        for name in students:
            subprocess.run(["useradd", "--create-home", "--home-dir", str(homes[name]), name], check=True)
        hub_process = subprocess.Popen([shutil.which("jupyterhub"), "-f", str(config)], cwd=folder, stdout=log,
                                       stderr=subprocess.STDOUT, start_new_session=True)

        async def run():
            hub = Hub(token)

            async def is_up():
                return bool(await hub.ask("GET", "/hub/api/"))

            try:
                await hub.wait(60, "The start of the hub", is_up)
                await measure(hub, students, homes, options, folder / "submissions")
            finally:
                for name in students:
                    try:
                        await hub.ask("DELETE", f"/hub/api/users/{name}/server", accepted=range(600))
                    except OSError:
                        pass  # It never came up.

        asyncio.run(run())
        if options.grade:
            graded = subprocess.run(shlex.split(options.grade) + ["grade", str(folder / "submissions"), "--out", str(folder / "grades")],
                                    capture_output=True, text=True)
            print(graded.stdout[-2000:], graded.stderr[-1000:])
    except BaseException:
        log.flush()
        print((folder / "hub.log").read_text()[-6000:], file=sys.stderr)
        raise
    finally:
        if hub_process:
            hub_process.send_signal(signal.SIGTERM)
            try:
                hub_process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(hub_process.pid, signal.SIGKILL)
        for name in students:
            end_user(name)
        shutil.rmtree(folder)


def end_user(name):
    try:
        uid = pwd.getpwnam(name).pw_uid
    except KeyError:
        return
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if process.stat().st_uid == uid:
                os.kill(int(process.name), signal.SIGKILL)
        except OSError:
            pass
    time.sleep(0.2)
    subprocess.run(["userdel", "--remove", name], stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
