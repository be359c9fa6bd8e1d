import { inflated } from '@mechsym/facts';
import { shapeOf } from '../names.ts';
import { Contents } from './contents.ts';
import { ARRAY_NAMES, TYPE } from './format.ts';
import { sizesOf, type HistogramRow } from './histogram.ts';
import { isHprof, readHprof } from './reader.ts';
import { contentRows, type HeapRow } from './rows.ts';
import { Survey } from './survey.ts';

/** A file that can be read several times. */
export interface DumpFile {
  open(): AsyncIterable<Uint8Array>;
  /** bytes on the disk */
  readonly size: number;
}

export interface HeapDump {
  /** version of the format; empty if the file is no dump */
  readonly version: string;
  /** ISO 8601, UTC; empty if the file does not say */
  readonly time: string;
  /** how objects were laid out, in words */
  readonly layout: string;
  /** part of the distances between objects that this layout explains: little is a hint that sizes are estimates */
  readonly agreement: number;
  readonly histogram: readonly HistogramRow[];
  readonly objects: number;
  /** live bytes */
  readonly bytes: number;
  /** facts of the kind `heap`: of the whole histogram, and what strings, collections and boxes take by the field that holds them */
  readonly rows: readonly HeapRow[];
  /** what the user should know: parts that could not be read, what was left out and why; sentences without a full stop */
  readonly warnings: readonly string[];
}

/** @param done bytes read, unpacked @param pass 1 or 2 */
export type Progress = (pass: number, done: number) => void;

/** Objects of which dominators are worked out: that takes some 70 bytes each. */
const MOST_DOMINATED = 2 ** 24;

export interface DumpOptions {
  readonly progress?: Progress;
  /** false if what classes keep alive is not wanted: that takes most of the memory */
  readonly retained?: boolean;
}

/**
 * Reads a binary heap dump, packed or not, in two passes. Never throws on bad bytes.
 */
export async function readDump(file: DumpFile, { progress = () => undefined, retained = true }: DumpOptions = {}): Promise<HeapDump> {
  const head = await peek(file);
  const idSize = head.idSize;
  const size = head.isPacked ? undefined : file.size;
  const survey = new Survey(idSize, (done) => progress(1, done));
  const outcome = await readHprof(inflated(file.open()), survey, size);
  survey.ids.sort();
  const sizes = sizesOf(survey);
  const warnings = outcome.lost.sentences();
  let histogram = sizes.rows;
  let rows: readonly HeapRow[] = [];
  if (survey.ids.isFull) warnings.push(`more objects than are looked into: strings, collections and what keeps what alive are not told`);
  else if (outcome.version !== '') {
    const isFew = survey.ids.count <= MOST_DOMINATED;
    const contents = new Contents(survey, sizes, idSize, retained && isFew, (done) => progress(2, done));
    await readHprof(inflated(file.open()), contents, size);
    histogram = fillersApart(histogram, contents);
    rows = contentRows(contents);
    if (contents.strange > 0) warnings.push(`${contents.strange.toLocaleString('en-US')} objects have fewer bytes than the fields of their class: what they refer to is not known`);
    if (retained && !isFew) warnings.push('more objects than dominators are worked out for: what keeps what alive is not told');
  }
  if (survey.classes.unnamed > 0) warnings.push(`${survey.classes.unnamed.toLocaleString('en-US')} names were not kept: there are too many`);
  const missing = histogram.filter(({ classId }) => classId !== 0 && !survey.classes.dumps.has(classId)).length;
  if (missing > 0) warnings.push(`${missing.toLocaleString('en-US')} classes are not in the file: sizes of their objects are those of their headers`);
  const live = histogram.filter(({ isDead }) => isDead !== true);
  return {
    version: outcome.version, time: outcome.time > 0 && outcome.time < 8.64e15 ? new Date(outcome.time).toISOString() : '',
    layout: sizes.layout.name, agreement: sizes.of === 0 ? 0 : Math.max(0, sizes.agrees) / sizes.of, histogram,
    objects: live.reduce((sum, { count }) => sum + count, 0), bytes: live.reduce((sum, { bytes }) => sum + bytes, 0),
    rows: [...live.map(instanceRow), ...rows], warnings,
  };
}

function instanceRow({ name, count, bytes }: HistogramRow): HeapRow {
  return { quality: 'exact', what: 'instances', class: shapeOf(name), holder: '', count, bytes, spareCount: 0, spareBytes: 0 };
}

/** From 21 on collectors fill gaps with arrays of int that nothing refers to, and the archive of the JDK's classes holds more: they are no live objects. */
function fillersApart(rows: readonly HistogramRow[], contents: Contents): readonly HistogramRow[] {
  const { classes } = contents.survey;
  const filler = [...classes.dumps.keys()].find((id) => classes.name(id) === '[Ljdk.internal.vm.FillerElement;');
  if (filler === undefined) return rows;
  const rooted = new Set(contents.roots.view());
  let count = 0;
  let bytes = 0;
  for (let object = 0; object < contents.classOf.length; object++) {
    if (contents.classOf[object] !== TYPE.int + 1 || contents.referrer[object] !== -1 || rooted.has(object)) continue;
    count++;
    bytes += contents.bytes[object] as number;
  }
  const name = ARRAY_NAMES[TYPE.int]?.[0] ?? '';
  const live = rows.map((row) => (row.name === name ? { ...row, count: row.count - count, bytes: row.bytes - bytes } : row)).filter((row) => row.count > 0);
  return [...live, ...(count > 0 ? [{ name, classId: 0, count, bytes, by: 'fields' as const, isDead: true as const }] : [])].sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
}

/** Size of ids, before anything is read; 8 where it cannot be told. */
async function peek(file: DumpFile): Promise<{ idSize: number; isPacked: boolean }> {
  let isPacked = false;
  try {
    for await (const bytes of file.open()) { isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b; break; }
    let head = new Uint8Array(0);
    for await (const bytes of inflated(file.open())) {
      head = Uint8Array.from([...head, ...bytes.subarray(0, 64)]);
      if (head.length >= 64) break;
    }
    const end = head.indexOf(0);
    if (isHprof(head) && end > 0 && end + 5 <= head.length) return { idSize: new DataView(head.buffer).getUint32(end + 1) === 4 ? 4 : 8, isPacked };
  } catch { /* what cannot be read is told by the first pass */ }
  return { idSize: 8, isPacked };
}

