"""How many submissions came from each operating system, channel by channel."""
import json


def map(k, d, v, cx):
    system = json.loads(v)["info"]["OS"]
    cx.write((d[2], system), 1)


def combine(k, values, cx):
    cx.write(k, sum(values))


def setup_reduce(cx):
    cx.field_separator = ","


def reduce(k, values, cx):
    cx.write(k, sum(values))
