"""The histogram FX_TAB_SWITCH_MS of each build, added up over all submissions."""
import json

NAME = "FX_TAB_SWITCH_MS"
FIGURES_BEHIND_BUCKETS = 5


def map(k, d, v, cx):
    histogram = json.loads(v)["histograms"].get(NAME)
    if histogram:
        cx.write(d[4], histogram[:-FIGURES_BEHIND_BUCKETS])


def added(values):
    return [sum(bucket) for bucket in zip(*values)]


def combine(k, values, cx):
    cx.write(k, added(values))


def reduce(k, values, cx):
    cx.writecsv([k] + added(values))
