#!/usr/bin/env bash
# Counts operating systems, channel by channel, and draws the sums: on the platform for the day of its slot (ALMANAC_DATE),
# elsewhere for all days. With the Java job if its jar is there, else with the script.
set -euo pipefail
output=${ALMANAC_OUTPUT:-output}
name=${ALMANAC_DATE:-os-distribution}
work=${TMPDIR:-/tmp}
mkdir -p "$output"

job=osdistribution.py
[ -f os-distribution.jar ] && job=os-distribution.jar:OsDistribution
filter=()
if [ "${ALMANAC_DATE:-}" ]; then
  printf '{"version": 1, "dimensions": [{"field_name": "submission_date", "allowed_values": "%s"}]}\n' \
    "${ALMANAC_DATE//-/}" >"$work/filter.json"
  filter=(--filter "$work/filter.json")
fi
almanac mapreduce "$job" ${filter[@]+"${filter[@]}"} --work-dir "$work" --output "$output/$name.csv"
awk -v title="Submissions by operating system, ${ALMANAC_DATE:-all days}" -f chart.awk "$output/$name.csv" >"$output/$name.svg"
