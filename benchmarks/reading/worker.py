"""One reader in a process of its own: ``python -m benchmarks.reading.worker READER JOBS.json OUT.json``.

Reads every job and notes rows or lines with CPU seconds (its own and its children's). The first job is read twice, and
only the second time counts: then models are warm. Also noted: CPU seconds until the reader was loaded, what the first
reading took longer, and the peak memory.
"""

from __future__ import annotations

import json
import resource
import sys
import traceback
from pathlib import Path
from typing import Any

from benchmarks.reading.memory import Watch
from benchmarks.reading.readers import READERS, Job, Reader, encoded


def main(name: str, jobs_file: str, out: str) -> None:
    """Read the jobs of a file with the reader of that name; write what came of it."""
    watch = Watch()
    watch.start()
    jobs = [Job(**job) for job in json.loads(Path(jobs_file).read_text("utf-8"))]
    try:
        read = READERS[name].load()
    except ImportError as error:
        Path(out).write_text(json.dumps({"missing": str(error)}), "utf-8")
        return
    started = cpu_seconds()
    cold = timed(read, jobs[0])["seconds"]
    readings = []
    for number, job in enumerate(jobs, 1):
        readings.append(timed(read, job))
        print(f"{name} {number}/{len(jobs)} {Path(job.path).name} {readings[-1]['seconds']:.2f} s", file=sys.stderr,
              flush=True)
    Path(out).write_text(json.dumps({
        "readings": readings, "startup": round(started, 3), "first": round(cold - readings[0]["seconds"], 3),
        "memory": round(watch.megabytes())}, ensure_ascii=False), "utf-8")


def timed(read: Reader, job: Job) -> dict[str, Any]:
    """What was read and the CPU seconds that it took; ``error`` where the reader gave up."""
    before = cpu_seconds()
    try:
        reading = read(job)
        seconds = cpu_seconds() - before
        result = encoded(reading())
    except Exception as error:  # whatever a reader throws, the others go on
        traceback.print_exc()
        seconds = cpu_seconds() - before
        result = {"rows": None, "lines": [], "error": f"{type(error).__name__}: {error}"}
    return result | {"seconds": round(seconds, 4)}


def cpu_seconds() -> float:
    """CPU time of this process and of its ended children."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main(*sys.argv[1:])
