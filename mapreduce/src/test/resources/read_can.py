"""A reader of cans, written from FORMAT.md and nothing else. Prints each record as key TAB json, after checking it all."""
import hashlib
import io
import json
import struct
import sys
import tarfile

MASK = 0xFFFFFFFF
PRIMES = (2654435761, 2246822519, 3266489917, 668265263, 374761393)


def rotate(x, r):
    x &= MASK
    return ((x << r) | (x >> (32 - r))) & MASK


def xxh32(data):
    p1, p2, p3, p4, p5 = PRIMES
    at = 0
    if len(data) >= 16:
        lanes = [(p1 + p2) & MASK, p2, 0, (-p1) & MASK]
        while at + 16 <= len(data):
            for lane, word in enumerate(struct.unpack_from("<4I", data, at)):
                lanes[lane] = rotate(lanes[lane] + word * p2, 13) * p1 & MASK
            at += 16
        h = sum(rotate(lane, r) for lane, r in zip(lanes, (1, 7, 12, 18))) & MASK
    else:
        h = p5
    h = (h + len(data)) & MASK
    while at + 4 <= len(data):
        h = rotate(h + struct.unpack_from("<I", data, at)[0] * p3, 17) * p4 & MASK
        at += 4
    for byte in data[at:]:
        h = rotate(h + byte * p5, 11) * p1 & MASK
    h ^= h >> 15
    h = h * p2 & MASK
    h ^= h >> 13
    h = h * p3 & MASK
    return h ^ (h >> 16)


def check(condition, what):
    if not condition:
        sys.exit("damaged: " + what)


def block(data):
    out = bytearray()
    at = 0

    def length(nibble, at):
        total = nibble
        if nibble == 15:
            while True:
                total += data[at]
                at += 1
                if data[at - 1] != 255:
                    break
        return total, at

    while at < len(data):
        token = data[at]
        literals, at = length(token >> 4, at + 1)
        out += data[at:at + literals]
        at += literals
        if at >= len(data):
            break
        distance = data[at] | data[at + 1] << 8
        copies, at = length(token & 15, at + 2)
        for _ in range(copies + 4):
            out.append(out[-distance])
    return bytes(out)


def frame(data):
    """Decodes the frame that data begins with; returns its content and its length in the file."""
    check(data[:6] == bytes.fromhex("04224D186C70"), "form of a frame")
    size = struct.unpack_from("<Q", data, 6)[0]
    check(data[14] == xxh32(data[4:14]) >> 8 & 255, "header of a frame")
    at = 15
    out = b""
    while True:
        n = struct.unpack_from("<I", data, at)[0]
        at += 4
        if n == 0:
            break
        body = data[at:at + (n & 0x7FFFFFFF)]
        out += body if n >> 31 else block(body)
        at += n & 0x7FFFFFFF
    check(len(out) == size, "size of a frame")
    check(struct.unpack_from("<I", data, at)[0] == xxh32(out), "checksum of a frame")
    return out, at + 4


class Packed:
    def __init__(self, data):
        self.data = data
        self.at = 0

    def raw(self, n):
        self.at += n
        check(self.at <= len(self.data), "end of the index")
        return self.data[self.at - n:self.at]

    def varint(self):
        value = shift = 0
        while True:
            byte = self.raw(1)[0]
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def text(self):
        return self.raw(self.varint()).decode()


def read(can):
    footer = can[-72:]
    check(footer[64:] == b"ALMANAC1", "magic")
    index_at, keys_length, top_length = struct.unpack_from("<3Q", footer)
    check(struct.unpack_from("<II", footer, 56) == (1, xxh32(footer[:60])), "footer")
    top_at = index_at + 8 + keys_length
    check(top_at + top_length + 72 == len(can), "length")
    check(can[index_at:index_at + 8] == struct.pack("<II", 0x184D2A5A, len(can) - index_at - 8), "index frame")
    check(hashlib.sha256(can[index_at:-72]).digest() == footer[24:56], "SHA-256 of the index")
    content, length = frame(can[top_at:])
    check(length == top_length, "length of the top")
    top = Packed(content)
    check(top.varint() == 1, "version")
    check(hashlib.sha256(can[:index_at]).digest() == top.raw(32), "SHA-256 of the data")
    top.text()
    for _ in range(top.varint()):
        top.text(), top.text()
    members = [(top.text(), top.varint(), top.varint()) for _ in range(top.varint())]
    keys_at = index_at + 8
    lines = []
    for _ in range(top.varint()):
        at, stored, size = top.varint(), top.varint(), top.varint()
        checksum = struct.unpack("<I", top.raw(4))[0]
        records, keys_stored, first, last = top.varint(), top.varint(), top.text(), top.text()
        text, length = frame(can[at:])
        check((length, len(text), xxh32(text)) == (stored, size, checksum), "frame at %d" % at)
        keys = Packed(frame(can[keys_at:])[0])
        keys_at += keys_stored
        key, begin, seen = b"", 0, []
        for _ in range(records):
            key = key[:keys.varint()] + keys.raw(keys.varint())
            end = begin + keys.varint()
            check(text[end - 1:end] == b"\n", "line of " + key.decode())
            seen.append(key.decode())
            lines.append((key.decode(), text[begin:end - 1].decode()))
            begin = end
        check(begin == size and seen[0] == first and seen[-1] == last, "keys of a frame")
    data, at = b"", 0
    while at < index_at:
        content, length = frame(can[at:])
        data += content
        at += length
    tar = tarfile.open(fileobj=io.BytesIO(data))
    check([(m.name, m.size) for m in tar] == [(name, size) for name, _, size in members], "members")
    texts = b"".join(tar.extractfile(m).read() for m in tar)
    check(texts.decode() == "".join(line + "\n" for _, line in lines), "texts of the members")
    return lines


if __name__ == "__main__":
    with open(sys.argv[1], "rb") as can_file:
        for record_key, line in read(can_file.read()):
            json.loads(line)
            sys.stdout.buffer.write((record_key + "\t" + line + "\n").encode())
