export { readDump, type DumpFile, type DumpOptions, type HeapDump, type Progress } from './dump.ts';
export { Sources } from '../places.ts';
export type { HistogramRow } from './histogram.ts';
export type { HeapRow } from './rows.ts';
export { isAsciiHprof, readAscii, type AsciiProfile } from './ascii.ts';
export { asciiFacts, type AsciiContext } from './ascii-facts.ts';
