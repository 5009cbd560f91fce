#!/usr/bin/env bash
# Writes a table of slow statements, under a line that names its columns.
set -euo pipefail
output=${ALMANAC_OUTPUT:-output}
mkdir -p "$output"
almanac mapreduce slowsql.py --work-dir "${TMPDIR:-/tmp}" --output "$output/rows" --overwrite
{
  printf 'channel,version,thread,statement,submissions,count,milliseconds,median,percentile90,percentile99\r\n'
  cat "$output/rows"
} >"$output/slow-sql.csv"
rm "$output/rows"
