"""Takes the names that nothing refers to out of a heap dump, and packs it: trim.py DUMP.hprof OUT.hprof.gz"""
import gzip
import struct
import sys

SIZES = {2: 8, 4: 1, 5: 2, 6: 4, 7: 8, 8: 1, 9: 2, 10: 4, 11: 8}
ROOTS = {0xFF: 8, 1: 16, 2: 16, 3: 16, 4: 12, 5: 8, 6: 12, 7: 8, 8: 16}


def names_in(segment, used):
    at = 0
    while at < len(segment):
        tag = segment[at]
        at += 1
        if tag in ROOTS:
            at += ROOTS[tag]
        elif tag == 0x21:
            at += 24 + struct.unpack_from('>I', segment, at + 20)[0]
        elif tag == 0x22:
            at += 24 + 8 * struct.unpack_from('>I', segment, at + 12)[0]
        elif tag == 0x23:
            at += 17 + struct.unpack_from('>I', segment, at + 12)[0] * SIZES[segment[at + 16]]
        elif tag == 0x20:
            at += 66
            assert segment[at - 2:at] == b'\0\0'  # HotSpot writes no constants
            count = struct.unpack_from('>H', segment, at)[0]
            at += 2
            for _ in range(count):
                used.add(segment[at:at + 8])
                at += 9 + SIZES[segment[at + 8]]
            count = struct.unpack_from('>H', segment, at)[0]
            at += 2
            for _ in range(count):
                used.add(segment[at:at + 8])
                at += 9
        else:
            raise SystemExit(f'unknown part {tag:#x}')


def main(source, target):
    with open(source, 'rb') as file:
        dump = file.read()
    start = dump.index(0) + 13
    records = []
    used = set()
    at = start
    while at < len(dump):
        length = struct.unpack_from('>I', dump, at + 5)[0]
        tag, record, body = dump[at], dump[at:at + 9 + length], dump[at + 9:at + 9 + length]
        records.append((tag, record, body[:8]))
        if tag == 0x02:
            used.add(body[16:24])
        elif tag == 0x04:
            used.update(body[i:i + 8] for i in (8, 16, 24))
        elif tag in (0x0C, 0x1C):
            names_in(body, used)
        at += 9 + length
    kept = b''.join(record for tag, record, name in records if tag != 0x01 or name in used)
    with open(target, 'wb') as file:
        file.write(gzip.compress(dump[:start] + kept, 9, mtime=0))


main(*sys.argv[1:])
