#!/usr/bin/env bash
# Counts operating systems, with the Java job if its jar is there, else with the script.
set -euo pipefail
job=osdistribution.py
[ -f os-distribution.jar ] && job=os-distribution.jar:OsDistribution
mkdir -p "${ALMANAC_OUTPUT:-output}"
almanac mapreduce "$job" --work-dir "${TMPDIR:-/tmp}" --output "${ALMANAC_OUTPUT:-output}/os-distribution.csv"
