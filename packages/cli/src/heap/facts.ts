import type { HeapDump } from '@mechsym/adapters/hprof';
import type { HeapResult } from '@mechsym/engine';
import { columnsOf, SITE_COLUMNS } from '@mechsym/facts';

/** What stands for the heap as a whole where facts name a file and a function. */
const HEAP = '<heap>';

/** The heap's facts as a facts file, which `facts show` reads and other heaps can be merged with. */
export function factsText({ version, dump: { file, time } }: HeapResult, { rows }: HeapDump): string {
  const columns = columnsOf('heap').map(({ name }) => name);
  const header = {
    mechsym: 'facts', version: 1, recorder: { name: 'mechsym heap', version }, runtime: { name: 'JVM', version: '', flags: {} }, language: 'java', command: [file],
    process: { pid: 0, id: `heap:${file}:${time}` }, start: time === '' ? new Date(0).toISOString() : time, column: 'utf16', root: '/', kinds: ['heap'], columns: { site: SITE_COLUMNS, heap: columns },
  };
  const facts = rows.map((row) => columns.map((name) => (name === 'site' ? -1 : row[name as keyof typeof row])));
  return [header, { file: HEAP, function: HEAP, line: 0, sites: [], heap: facts }].map((line) => `${JSON.stringify(line)}\n`).join('');
}
