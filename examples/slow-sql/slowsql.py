"""Slow SQL statements of each channel and version: how often, how long in all, and the spread of their mean times."""
import json


def map(k, d, v, cx):
    slow = json.loads(v).get("slowSQL", {})
    for thread in ("mainThread", "otherThreads"):
        for statement, (count, milliseconds) in slow.get(thread, {}).items():
            cx.write((d[2], d[3], thread, statement), (count, milliseconds, 1, {round(milliseconds / count): 1}))


def merged(values):
    count = milliseconds = submissions = 0
    means = {}
    for value in values:
        count += value[0]
        milliseconds += value[1]
        submissions += value[2]
        for mean, times in value[3].items():
            means[mean] = means.get(mean, 0) + times
    return count, milliseconds, submissions, means


def combine(k, values, cx):
    cx.write(k, merged(values))


def percentile(means, share):
    """The lowest mean that at least this share of the submissions do not exceed."""
    left = share * sum(means.values())
    for mean in sorted(means):
        left -= means[mean]
        if left <= 0:
            return mean
    return max(means)


def reduce(k, values, cx):
    count, milliseconds, submissions, means = merged(values)
    spread = [percentile(means, share) for share in (0.5, 0.9, 0.99)]
    cx.writecsv(list(k) + [submissions, count, milliseconds] + spread)
