"""Asks questions of the published tables in Spark SQL or ClickHouse.

    python3 ask.py spark|clickhouse < {"statements": [sql], "questions": {name: sql}}

Prints {name: {"columns": [...], "rows": [[...]]}} as JSON. Exits with 3 where the engine is not installed.
"""

import json
import sys


def ask_spark(statements, questions):
    import shutil

    from pyspark.sql import SparkSession

    if shutil.which("java") is None:
        raise ImportError("Spark needs Java")
    spark = (
        SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        # Compiling a query takes longer than a few hundred rows do.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.warehouse.dir", "/tmp/juesuan-spark-warehouse")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    try:
        for statement in statements:
            spark.sql(statement)
        answers = {}
        for name, sql in questions.items():
            frame = spark.sql(sql)
            answers[name] = {"columns": frame.columns, "rows": [list(row) for row in frame.collect()]}
        return answers
    finally:
        spark.stop()


def ask_clickhouse(statements, questions):
    from chdb.session import Session

    session = Session()
    for statement in statements:
        session.query(statement)
    answers = {}
    for name, sql in questions.items():
        told = json.loads(str(session.query(sql + "\nSETTINGS output_format_json_quote_64bit_integers = 0", "JSONCompact")))
        answers[name] = {"columns": [column["name"] for column in told["meta"]], "rows": told["data"]}
    return answers


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    try:
        answer = {"spark": ask_spark, "clickhouse": ask_clickhouse}[sys.argv[1]]
        print(json.dumps(answer(asked["statements"], asked["questions"]), ensure_ascii=False))
    except (ImportError, FileNotFoundError) as missing:
        print(missing, file=sys.stderr)
        sys.exit(3)
