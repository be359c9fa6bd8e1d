export { readDump, type DumpFile, type HeapDump, type Progress } from './dump.ts';
export type { HistogramRow } from './histogram.ts';
export type { HeapRow } from './rows.ts';
