"""Publishes the bundled accounts on a cluster of two executors, kills one at work, and holds the result against one process.

    python3 deploy/spark/test_publish.py

Takes a few minutes; needs Java and `pip install pyspark`. Exits with 3 where they are missing.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXECUTOR = "org.apache.spark.executor.CoarseGrainedExecutorBackend"


def contents(folder):
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def executors(beneath):
    """Process ids of the executors that the process started, itself or through others."""
    parents, found = {}, []
    for entry in pathlib.Path("/proc").iterdir():
        try:
            parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if EXECUTOR in (entry / "cmdline").read_text():
                found.append(int(entry.name))
        except (ValueError, OSError):
            continue

    def ours(pid):
        while pid in parents:
            if pid == beneath:
                return True
            pid = parents[pid]
        return False

    return [pid for pid in found if ours(pid)]


def kill_one_at_work(job, work, killed):
    """Kills an executor once a shard is being made."""
    while job.poll() is None:
        running = executors(job.pid)
        if len(running) == 2 and any(work.glob("*-of-*")):
            os.kill(running[0], signal.SIGKILL)
            killed.append(running[0])
            return
        time.sleep(0.1)


def main():
    try:
        import pyspark  # noqa: F401
    except ImportError:
        print("did not run: pyspark is missing")
        return 3
    if shutil.which("java") is None:
        print("did not run: Java is missing")
        return 3
    with tempfile.TemporaryDirectory() as temporary:
        place = pathlib.Path(temporary)
        work, to, whole = place / "shards", place / "published", place / "whole"
        work.mkdir()
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
        command = [sys.executable, str(ROOT / "deploy/spark/publish.py"), "--shards", "4"]
        for name, folder in (("root", ROOT), ("work", work), ("to", to)):
            command += [f"--{name}", str(folder)]
        cluster = "--master local-cluster[2,1,1024] --conf spark.ui.enabled=false pyspark-shell"
        job = subprocess.Popen(
            command, env={**environment, "PYSPARK_SUBMIT_ARGS": cluster}, stdout=subprocess.PIPE, text=True
        )
        killed = []
        killer = threading.Thread(target=kill_one_at_work, args=(job, work, killed))
        killer.start()
        printed, _ = job.communicate()
        killer.join()
        assert job.returncode == 0, printed
        assert killed, "no executor was killed"
        one = ["node_modules/.bin/tsx", "src/build/publish-command.ts", "--to", str(whole)]
        subprocess.run(one, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        assert contents(to) == contents(whole), "the result differs"
        print(f"executor {killed[0]} was killed; {len(contents(to))} files are equal to the byte")
    return 0


if __name__ == "__main__":
    sys.exit(main())
