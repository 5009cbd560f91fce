"""The half of the engine that runs a job's Python script. Its pipes carry questions and answers; see PythonProcess."""
import csv
import importlib.util
import io
import os
import pickle
import struct
import sys
import threading
import time
import traceback

NUMBER, TEXT, TUPLE, END = 0x10, 0x20, 0x30, 0x00
HIGH = 1 << 63
ALL = (1 << 64) - 1


def sortable_double(number):
    bits = struct.unpack(">Q", struct.pack(">d", number + 0.0))[0]
    return struct.pack(">Q", ~bits & ALL if bits & HIGH else bits ^ HIGH)


def encode(key, out):
    if isinstance(key, str):
        utf8 = key.encode("utf-8", "replace")
        out.append(TEXT)
        out += utf8.replace(b"\x00", b"\x00\xff") if b"\x00" in utf8 else utf8
        out.append(END)
    elif isinstance(key, int):
        if not -HIGH <= key < HIGH:
            raise ValueError("a whole number as key must have at most 64 bits but was %d" % key)
        out.append(NUMBER)
        out += sortable_double(float(key))
        out.append(0)
        out += struct.pack(">Q", key + HIGH)
    elif isinstance(key, float):
        if key != key:
            raise ValueError("a key must be a number but was NaN")
        out.append(NUMBER)
        out += sortable_double(key)
        out.append(1)
    elif isinstance(key, (tuple, list)):
        out.append(TUPLE)
        for part in key:
            encode(part, out)
        out.append(END)
    else:
        raise TypeError("a key must be of texts and numbers but has a %s: %r" % (type(key).__name__, key))
    return out


def decode(data, at):
    tag = data[at]
    at += 1
    if tag == NUMBER:
        bits = struct.unpack_from(">Q", data, at)[0]
        if data[at + 8] == 0:
            return struct.unpack_from(">Q", data, at + 9)[0] - HIGH, at + 17
        bits = bits ^ HIGH if bits & HIGH else ~bits & ALL
        return struct.unpack(">d", struct.pack(">Q", bits))[0], at + 9
    if tag == TEXT:
        text = b""
        while True:
            end = data.index(0, at)
            text += data[at:end]
            if data[end + 1:end + 2] != b"\xff":
                return text.decode("utf-8"), end + 1
            text += b"\x00"
            at = end + 2
    parts = []
    while data[at] != END:
        part, at = decode(data, at)
        parts.append(part)
    return tuple(parts), at + 1


class Pairs:
    """The context of map and combine."""

    def __init__(self):
        self.parts = []
        self.count = 0

    def write(self, key, value):
        encoded = bytes(encode(key, bytearray()))
        pickled = pickle.dumps(value, 4)
        self.parts.append(struct.pack(">I", len(encoded)) + encoded + struct.pack(">I", len(pickled)) + pickled)
        self.count += 1


class Text:
    """The context of reduce."""

    def __init__(self):
        self.field_separator = "\t"
        self.record_separator = "\n"
        self.out = io.StringIO(newline="")
        self.csv = csv.writer(self.out, lineterminator="\r\n")

    def joined(self, field):
        if isinstance(field, (tuple, list)):
            return self.field_separator.join(self.joined(part) for part in field)
        return field if isinstance(field, str) else str(field)

    def write(self, key, value):
        self.out.write(self.joined(key) + self.field_separator + self.joined(value) + self.record_separator)

    def writecsv(self, row):
        self.csv.writerow(row)

    def writeline(self, text):
        self.out.write(text + "\n")

    def take(self):
        text = self.out.getvalue()
        self.out.seek(0)
        self.out.truncate()
        return text.encode("utf-8", "replace")


def load(path):
    sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
    spec = importlib.util.spec_from_file_location("almanac_job", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["almanac_job"] = module
    spec.loader.exec_module(module)
    if not callable(getattr(module, "map", None)):
        raise AttributeError("the script has no function map(k, d, v, cx)")
    return module


def write_all(key, values, cx):
    for value in values:
        cx.write(key, value)


def end_with_parent():
    parent = os.getppid()

    def watch():
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


class Engine:
    def __init__(self, source, target):
        self.source = source
        self.target = target
        self.text = Text()

    def number(self):
        return struct.unpack(">I", self.source.read(4))[0]

    def bytes(self):
        return self.source.read(self.number())

    def values(self):
        values = []
        while self.source.read(1) == b"\x01":
            values.append(pickle.loads(self.bytes()))
        return values

    def answer(self, question):
        """Answers once: what the script does, also that it exits, must not leave the other side waiting."""
        try:
            body = question()
            self.target.write(b"\x00" + body)
        except BaseException:
            account = traceback.format_exc().encode("utf-8", "replace")
            self.target.write(b"\x01" + struct.pack(">I", len(account)) + account)
        self.target.flush()

    def pairs(self, function, *arguments):
        cx = Pairs()
        function(*arguments, cx)
        return struct.pack(">I", cx.count) + b"".join(cx.parts)

    def reduced(self, function, key, values):
        self.text.take()
        function(key, values, self.text)
        text = self.text.take()
        return struct.pack(">I", len(text)) + text

    def set_up(self, job):
        if hasattr(job, "setup_reduce"):
            job.setup_reduce(self.text)
        return b""

    def run(self, path):
        loaded = []
        self.answer(lambda: loaded.append(load(path)) or struct.pack("?", hasattr(loaded[0], "combine")))
        if not loaded:
            return
        job = loaded[0]
        reduce = getattr(job, "reduce", write_all)
        while True:
            kind = self.source.read(1)
            if kind == b"M":
                key = self.bytes().decode("utf-8", "replace")
                dimensions = [self.bytes().decode("utf-8") for _ in range(self.number())]
                value = self.bytes().decode("utf-8", "replace")
                self.answer(lambda: self.pairs(job.map, key, dimensions, value))
            elif kind == b"C" or kind == b"R":
                key = decode(self.bytes(), 0)[0]
                values = self.values()
                if kind == b"C":
                    self.answer(lambda: self.pairs(job.combine, key, values))
                else:
                    self.answer(lambda: self.reduced(reduce, key, values))
            elif kind == b"S":
                self.answer(lambda: self.set_up(job))
            else:
                return


def main():
    # What the script prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb", 1 << 16)
    questions = os.fdopen(os.dup(0), "rb", 1 << 16)
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    end_with_parent()
    Engine(questions, answers).run(sys.argv[1])


main()
