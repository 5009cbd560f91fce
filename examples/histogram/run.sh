#!/usr/bin/env bash
# Adds a histogram up for each build, and draws it.
set -euo pipefail
output=${ALMANAC_OUTPUT:-output}
mkdir -p "$output"
almanac mapreduce histogram.py --work-dir "${TMPDIR:-/tmp}" --output "$output/histogram.csv"
python3 chart.py "$output/histogram.csv" "$output/histogram.svg"
