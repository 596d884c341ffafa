"""Grades a class of any size on this machine and on a Spark cluster of it, compares both, and measures.

Runs by hand. It writes a class from solutions, stubs, known mistakes, attacks, files that cannot be read and missing students (test class
LargeClass), grades it, and compares every student's points with what they are worth. With --workers it starts a Spark master and workers on
loopback, each with one core unless --cores says otherwise; with --kill it kills an executor, a worker (and starts another) and the
command with its driver meanwhile, and runs the command again. At the end it runs the command once more, when nothing is left to grade, and
measures that, too. docs/scale.md states what it measured.

    mvn test-compile
    python3 src/test/python/scale_class.py --students 1000 --folder /tmp/class
    python3 src/test/python/scale_class.py --students 1000 --folder /tmp/class --workers 3 --kill
"""

import argparse
import csv
import hashlib
import json
import os
import pathlib
import re
import secrets
import signal
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
SPARK = ROOT / "target" / "spark"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, required=True)
    parser.add_argument("--folder", type=pathlib.Path, required=True, help="for the class and its reports; kept and used again")
    parser.add_argument("--exercise", default="S3.5")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--workers", type=int, default=0, help="workers of the cluster; 0 grades without Spark")
    parser.add_argument("--cores", type=int, default=1, help="cores of each worker, or submissions at a time without Spark")
    parser.add_argument("--kill", action="store_true", help="kill an executor, a worker, and the command with its driver")
    return parser.parse_args()


def java():
    home = os.environ.get("JAVA_HOME")
    return str(pathlib.Path(home, "bin", "java")) if home else "java"


def class_path(*more):
    return os.pathsep.join([(ROOT / "target" / "classpath.txt").read_text().strip(), str(ROOT / "target" / "classes"), *more])


def write_class(options, folder):
    if not (folder / "expected.csv").exists():
        subprocess.run(
            [java(), "-cp", class_path(str(ROOT / "target" / "test-classes")), "dev.stridebook.grade.LargeClass",
             str(folder), str(options.students), options.exercise, str(options.seed)],
            cwd=ROOT, check=True)


class Cluster:
    """A master and workers on loopback."""

    def __init__(self, folder, workers, cores):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.cores, self.processes = folder, cores, []
        self.settings = folder / "spark.conf"
        self.settings.touch(mode=0o600)
        self.settings.write_text("\n".join([
            "spark.authenticate=true", "spark.authenticate.secret=" + secrets.token_hex(16),
            "spark.network.crypto.enabled=true", "spark.master.rest.enabled=false", "spark.ui.killEnabled=false"]) + "\n")
        self.start("master", "org.apache.spark.deploy.master.Master", "--port", "0")
        self.url = self.await_url()
        self.workers = [self.add_worker() for _ in range(workers)]

    def start(self, name, main, *more):
        log = open(self.folder / (name + ".log"), "w")
        environment = dict(os.environ, SPARK_HOME=str(SPARK), SPARK_SCALA_VERSION="2.13", SPARK_LOCAL_IP="127.0.0.1",
                           SPARK_LOCAL_HOSTNAME="127.0.0.1")
        process = subprocess.Popen(
            [java(), "-Xmx512m", "-XX:+UseSerialGC", "-cp", str(SPARK / "jars" / "*"), main, "--host", "127.0.0.1",
             "--webui-port", "0", "--properties-file", str(self.settings), *more],
            stdout=log, stderr=subprocess.STDOUT, env=environment)
        self.processes.append(process)
        return process

    def add_worker(self):
        name = "worker-%d" % len(self.processes)
        return self.start(name, "org.apache.spark.deploy.worker.Worker", "--cores", str(self.cores), "--memory", "2g",
                          "--work-dir", str(self.folder / name), self.url)

    def await_url(self):
        while True:
            found = re.search(r"Starting Spark master at (spark://\S+)", (self.folder / "master.log").read_text())
            if found:
                return found.group(1)
            if self.processes[0].poll() is not None:
                sys.exit((self.folder / "master.log").read_text())
            time.sleep(0.1)

    def close(self):
        for process in self.processes:
            process.kill()


def status(pid):
    try:
        text = pathlib.Path("/proc", str(pid), "status").read_text()
        command = pathlib.Path("/proc", str(pid), "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return None
    parent = int(re.search(r"PPid:\s+(\d+)", text).group(1))
    resident = re.search(r"VmRSS:\s+(\d+)", text)
    return parent, int(resident.group(1)) // 1024 if resident else 0, command


def below(roots):
    """All processes below these, with what they are."""
    all_processes = {int(path.name): status(path.name) for path in pathlib.Path("/proc").glob("[0-9]*")}
    found, todo = {}, set(roots)
    while todo:
        found.update({pid: all_processes[pid] for pid in todo if all_processes.get(pid)})
        todo = {pid for pid, state in all_processes.items() if state and state[0] in todo and pid not in found}
    return found


KINDS = [("answers", "AnswerMain"), ("graders", "GradingServer"), ("executors", "CoarseGrainedExecutorBackend"),
         ("driver", "SparkDriver"), ("workers", "deploy.worker.Worker"), ("master", "deploy.master.Master"),
         ("command line", "cli.Main")]


class Memory(threading.Thread):
    """The most resident memory of each kind of process, all of a kind together, in MB."""

    def __init__(self):
        super().__init__(daemon=True)
        self.most, self.ended = {}, threading.Event()

    def run(self):
        while not self.ended.wait(2):
            now = {}
            for _, resident, command in below([os.getpid()]).values():
                kind = next((name for name, word in KINDS if word in command and "java" in command.split(" ")[0]), None)
                if kind:
                    now[kind] = now.get(kind, 0) + resident
            for kind, resident in now.items():
                self.most[kind] = max(self.most.get(kind, 0), resident)


def results(out):
    try:
        return sum(1 for line in open(out / "journal.jsonl", "rb") if line.startswith(b"{"))
    except FileNotFoundError:
        return 0


def kill_in_turn(cluster, grading, out, students):
    """An executor, a worker, and the command with its driver, as the class proceeds."""
    def at(share):
        while results(out) < share * students and grading.poll() is None:
            time.sleep(0.2)

    def one(parent, word):
        return next(pid for pid, state in below([parent]).items() if word in state[2] and pid != parent)

    at(0.2)
    os.kill(one(cluster.workers[0].pid, "CoarseGrainedExecutorBackend"), signal.SIGKILL)
    print("killed an executor")
    at(0.4)
    cluster.workers[-1].kill()
    cluster.workers[-1] = cluster.add_worker()
    print("killed a worker, and started another")
    at(0.6)
    grading.kill()
    print("killed the command, and so its driver")


def digest(out):
    """Of all reports; the journal is in the order in which the results came."""
    total, size, count = hashlib.sha256(), 0, 0
    for path in sorted(path for path in out.rglob("*") if path.is_file()):
        size += path.stat().st_size
        count += 1
        if not path.name.startswith("journal"):
            total.update(str(path.relative_to(out)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest(), size, count


def wrong(folder, out):
    expected = {row["student"]: row for row in csv.DictReader(open(folder / "expected.csv"))}
    graded = {row["student"]: row for row in csv.DictReader(open(out / "class.csv"))}
    missing = [student for student in expected if student not in graded]
    differ = [(row["student"], row["kind"], row["points"], graded[student]["score"]) for student, row in expected.items()
              if student in graded and float(graded[student]["score"] or -1) != float(row["points"])]
    return missing, differ


def main():
    options = arguments()
    folder = options.folder.resolve() / str(options.students)
    write_class(options, folder)
    name = "spark-%d" % options.workers if options.workers else "here"
    out = folder / ("grades-" + name + ("-killed" if options.kill else ""))
    if out.exists():
        sys.exit("%s is there already; delete it to measure again." % out)
    command = [java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dstridebook.project=%s" % ROOT, "-cp", class_path(),
               "dev.stridebook.cli.Main", "grade", str(folder / "submissions"), "--roster", str(folder / "roster.csv"),
               "--out", str(out), "--only", options.exercise]
    cluster = None
    if options.workers:
        cluster = Cluster(folder / ("cluster-" + name), options.workers, options.cores)
        command += ["--master", cluster.url, "--spark-conf", str(cluster.settings)]
    else:
        command += ["--jobs", str(options.cores)]
    memory = Memory()
    memory.start()
    try:
        begin = time.time()
        log = open(folder / ("printed-" + out.name), "w")
        grading = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        if cluster and options.kill:
            kill_in_turn(cluster, grading, out, options.students)
            grading.wait()
            grading = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        code = grading.wait()
        seconds = time.time() - begin
        reports = digest(out)
        begin = time.time()
        subprocess.run(command, stdout=log, stderr=subprocess.STDOUT)
        again = time.time() - begin
    finally:
        memory.ended.set()
        if cluster:
            cluster.close()
    sha256, size, files = reports
    missing, differ = wrong(folder, out)
    print(json.dumps({
        "students": options.students, "graded on": name, "killed": options.kill, "exit code": code, "seconds": round(seconds, 1),
        "a student": round(seconds / options.students, 3), "seconds of another run": round(again, 1),
        "the same reports then": digest(out) == reports, "most MB": memory.most,
        "journal kB": sum(path.stat().st_size for path in out.glob("journal*")) // 1024, "all MB": size >> 20, "files": files,
        "not in the report": len(missing), "other points than expected": differ[:20], "reports": sha256[:16]}, indent=1))
    sys.exit(code or bool(missing or differ))


if __name__ == "__main__":
    main()
