/**
 * Makes the sample logs again: node make.js [20 22 ...]
 *
 * Each version's folder gets the log of each program below at each level, written by that Node, which is looked for on PATH and in
 * the folders of MECHSYM_NODE_PATH. What says nothing about the program is left out, record by record: builtins and functions of Node
 * that no sample met, hidden classes and inline caches from before the program began, texts of Node's own modules. Nothing in the other
 * records is changed but folders: the project is /project and the recorder /recorder wherever they were made. Beside each log lies
 * what the recorder wrote about its process.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { nodes } from '../../../../scripts/nodes.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const recorder = join(here, '..', 'recorder');
const { flagsFor } = createRequire(import.meta.url)('../recorder/flags.cjs');

for (const { version, path } of nodes(process.argv.slice(2))) {
  mkdirSync(join(here, version), { recursive: true });
  for (const program of readdirSync(join(here, 'programs'))) {
    for (const level of ['light', 'caches']) {
      const target = join(here, version, `${program.replace(/\W+/g, '-')}.${level}`);
      const { log, description } = record(path, program, level);
      const packed = gzipSync(log, { level: 9 });
      packed[9] = 255; // the system that packed it
      writeFileSync(`${target}.log.gz`, packed);
      writeFileSync(`${target}.json`, description);
      console.log(`${target.slice(here.length)}: ${packed.length} bytes`);
    }
  }
}

function record(node, program, level) {
  const folder = mkdtempSync(join(tmpdir(), 'mechsym-'));
  try {
    copyFileSync(join(here, 'programs', program), join(folder, program));
    const env = { ...process.env, MECHSYM_DIR: folder, MECHSYM_V8: level, NODE_OPTIONS: `--require=${join(recorder, 'preload.cjs')}` };
    const { status, stderr } = spawnSync(node, [...flagsFor(level, folder), join(folder, program)], { encoding: 'utf8', env });
    if (status !== 0) throw new Error(stderr);
    const read = (name) => readFileSync(join(folder, readdirSync(folder).find((each) => name.test(each))), 'latin1');
    const neutral = (text) => text.replaceAll(folder, '/project').replaceAll(recorder, '/recorder').replaceAll(node, 'node');
    const description = read(/^mechsym-(light|caches)-\d+\.json$/);
    return { log: Buffer.from(neutral(trim(read(/\.log$/), folder, shiftOf(JSON.parse(description)))), 'latin1'), description: neutral(description) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How far from where Node 20 logs its builtins they run. */
function shiftOf({ mappings = [] }) {
  for (const copy of mappings) {
    const first = mappings.find((each) => each !== copy && each.start < copy.start && copy.offset >= each.offset && copy.offset < each.offset + each.end - each.start);
    if (first !== undefined) return copy.start - copy.offset - first.start + first.offset;
  }
  return 0;
}

function trim(log, folder, shift) {
  const lines = log.split('\n');
  const met = lines.filter((line) => line.startsWith('tick,')).flatMap((line) => line.split(',').slice(1).map(Number)).filter((each) => each > 4096).sort((a, b) => a - b);
  const isMet = (start, size) => met.length > 0 && met[lowerBound(met, start)] < start + size;
  const begin = lines.findIndex((line) => line.startsWith('script-source,') && line.includes(`,${folder}/`));
  const left = new Set();
  return lines.filter((line, i) => {
    const fields = line.split(',');
    switch (fields[0]) {
      case 'new': return fields[1] === 'CodeRange';
      case 'delete': case 'shared-library': case 'map-details': return false;
      case 'map': case 'map-create': return i > begin;
      case 'script-source': return !fields[2].startsWith('node:');
      case 'code-source-info': return !left.has(fields[1]);
      case 'code-creation': {
        const own = line.includes(` ${folder}/`) || i > begin;
        if (own && fields[1] !== 'Builtin' && fields[1] !== 'BytecodeHandler' && !line.includes(' node:')) return true;
        if (isMet(Number(fields[4]) + (/^(Builtin|BytecodeHandler)$/.test(fields[1]) ? shift : 0), Number(fields[5]))) return true;
        left.add(fields[4]);
        return false;
      }
      default: return !/IC$/.test(fields[0]) || i > begin;
    }
  }).join('\n');
}

function lowerBound(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
