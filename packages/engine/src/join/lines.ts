import type { FunctionModel, Site } from '../source/model.ts';
import type { JoinedFile, RecordedSite } from './joined-file.ts';

/**
 * Which operations a line's samples belong to, where all that the clock knew of them is the line. A call whose own time was recorded
 * apart has no part in them, as the rest of the line ran within the function. Where no operations of the file were told apart,
 * a call that leaves it takes longer than all else on its line.
 */
export class Lines {
  readonly #byFacts = new Map<RecordedSite['owner'], FunctionModel>();
  readonly #file: JoinedFile;
  /** the runtime knew operations of this file and not lines alone */
  readonly #tellsApart: boolean;

  constructor(file: JoinedFile) {
    this.#file = file;
    this.#tellsApart = file.sites.some(({ operation, facts }) => operation !== 'line' && facts.rows('cost').length > 0);
    for (const fn of file.functions) for (const { facts } of file.factsOf(fn)) this.#byFacts.set(facts, fn);
  }

  /** @returns the operations that share a line's samples, none where nobody knows of one; undefined where the samples are not those of a line */
  of(recorded: RecordedSite): readonly Site[] | undefined {
    const fn = this.#byFacts.get(recorded.owner);
    if (recorded.operation !== 'line' || recorded.hasColumns || fn === undefined) return undefined;
    const { line } = recorded.range.start;
    const found = fn.sites.filter(({ point, range }) => (point ?? range.start).line === line);
    const here = found.length > 0 ? found : around(fn, line);
    if (this.#tellsApart) return here.filter((site) => !isCall(site));
    const leaving = here.filter((site) => isCall(site) && !this.#file.model.functions.some(({ name }) => name === site.name));
    return leaving.length > 0 ? leaving : here;
  }
}

/** A line that ends or goes on with what an earlier one began belongs to the smallest operation that covers it. */
function around(fn: FunctionModel, line: number): readonly Site[] {
  let least: Site | undefined;
  for (const site of fn.sites) {
    if (site.range.start.line > line || site.range.end.line < line) continue;
    if (least === undefined || site.range.end.line - site.range.start.line < least.range.end.line - least.range.start.line) least = site;
  }
  return least === undefined ? [] : [least];
}

function isCall({ operation }: Site): boolean {
  return operation === 'call';
}
