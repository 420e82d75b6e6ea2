"""Publishes a data folder on Spark: every executor makes shards with the repository's own command, one task joins them.

    spark-submit deploy/spark/publish.py --shards 64 --root /mnt/juesuan --work /mnt/shards --to /mnt/published

Root (the repository after `npm ci`, with `data/`), work and target are folders that every executor reaches. Scheduling,
retries and placement are Spark's: a task that is lost with its executor is given to another, and the command leaves nothing
half-written. Nothing of the environment is printed.
"""

import argparse
import subprocess

from pyspark.sql import SparkSession


def publish(root, *arguments):
    """Runs the command in the repository and gives what it printed; raises with what it complained of."""
    command = ["node_modules/.bin/tsx", "src/build/publish-command.ts", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip()[-4000:])
    return done.stdout.strip()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--shards", type=int, required=True)
    for name in ("root", "work", "to"):
        options.add_argument(f"--{name}", required=True)
    options.add_argument("--from", dest="data")
    given = options.parse_args()
    root, count = given.root, given.shards
    places = ["--shards", given.work, "--from", given.data or f"{root}/data"]
    to = given.to

    spark = SparkSession.builder.appName("juesuan").getOrCreate()
    try:
        context = spark.sparkContext
        # A task a shard: what is lost with an executor is one of them.
        numbers = context.parallelize(range(1, count + 1), count)
        made = numbers.map(lambda index: publish(root, "--shard", f"{index}/{count}", *places)).collect()
        print("\n".join(made))
        merged = context.parallelize([to], 1).map(lambda place: publish(root, "--merge", *places, "--to", place))
        print(merged.collect()[0])
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
