export type RuleLevel = 'off' | 'note' | 'warning' | 'error';

/** What a configuration says of rules: for all files, or for those of an override. */
export interface RuleSettings {
  readonly levels?: Readonly<Record<string, RuleLevel>>;
  readonly ruleOptions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** part of the run, 0 to 1, below which findings of a rule are only counted */
  readonly ruleFloors?: Readonly<Record<string, number>>;
}

/** Settings for some files, over those for all. */
export interface Override extends RuleSettings {
  /** part of the run, 0 to 1, for rules that no floor of their own is set for here */
  readonly minImpact?: number;
  /** @param file relative to the root, forward slashes */
  readonly matches: (file: string) => boolean;
}

/** All settings of rules; later overrides have the last word. */
export interface PolicySettings extends RuleSettings {
  readonly minImpact: number;
  readonly overrides?: readonly Override[];
}

/**
 * Which level, floor and options hold for a rule in a file. Levels and floors are asked for with the file of the place to
 * fix; options with the file in which the rule is tried.
 */
export class Policy {
  readonly #settings: PolicySettings;
  readonly #matching = new Map<string, readonly Override[]>();

  constructor(settings: PolicySettings) { this.#settings = settings; }

  level(rule: string, file: string): RuleLevel | undefined {
    return this.#over(file).findLast(({ levels }) => own(levels, rule) !== undefined)?.levels?.[rule] ?? own(this.#settings.levels, rule);
  }

  /** Whether a rule is off in every file. */
  isOff(rule: string): boolean {
    return own(this.#settings.levels, rule) === 'off' && !(this.#settings.overrides ?? []).some(({ levels }) => (own(levels, rule) ?? 'off') !== 'off');
  }

  floor(rule: string, file: string): number {
    let floor = own(this.#settings.ruleFloors, rule) ?? this.#settings.minImpact;
    for (const { minImpact, ruleFloors } of this.#over(file)) floor = own(ruleFloors, rule) ?? minImpact ?? floor;
    return floor;
  }

  /** The least floor of any rule in any file: what lies below it cannot be shown. */
  get lowestFloor(): number {
    const { minImpact, ruleFloors, overrides = [] } = this.#settings;
    return Math.min(minImpact, ...Object.values(ruleFloors ?? {}), ...overrides.flatMap((each) => [each.minImpact ?? minImpact, ...Object.values(each.ruleFloors ?? {})]));
  }

  options(rule: string, file: string): Readonly<Record<string, unknown>> {
    return Object.assign({}, own(this.#settings.ruleOptions, rule), ...this.#over(file).map(({ ruleOptions }) => own(ruleOptions, rule))) as Readonly<Record<string, unknown>>;
  }

  #over(file: string): readonly Override[] {
    let matching = this.#matching.get(file);
    if (matching === undefined) this.#matching.set(file, matching = (this.#settings.overrides ?? []).filter(({ matches }) => matches(file)));
    return matching;
  }
}

/** A rule may be called `constructor`, which every object has. */
function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
