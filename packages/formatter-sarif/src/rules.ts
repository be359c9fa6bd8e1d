import type { RuleInfo, RuleStatus } from '@mechsym/engine';
import type { ReportingDescriptor } from 'sarif';
import { limited, sentence } from './words.ts';

// What GitHub accepts of a rule.
const LONGEST_NAME = 255;
const LONGEST_DESCRIPTION = 1024;
const MOST_TAGS = 10;

const SEVERITY = { error: 'error', warning: 'warning', note: 'recommendation' } as const;

/** `megamorphic-site` as SARIF wants a rule's name: `MegamorphicSite`. */
function pascalCase(id: string): string {
  return id.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

export function descriptorOf(rule: RuleInfo, status: RuleStatus | undefined): ReportingDescriptor {
  const summary = sentence(rule.summary || rule.title);
  const help = rule.help.trim() || summary;
  return {
    id: rule.id,
    name: limited(pascalCase(rule.id), LONGEST_NAME),
    shortDescription: { text: limited(sentence(rule.title), LONGEST_DESCRIPTION) },
    fullDescription: { text: limited(summary, LONGEST_DESCRIPTION) },
    help: { text: help, markdown: help },
    ...(rule.helpUri !== undefined && { helpUri: rule.helpUri }),
    defaultConfiguration: { level: rule.level, ...(status?.status === 'off' && { enabled: false }) },
    properties: {
      tags: ['performance', ...rule.languages].slice(0, MOST_TAGS),
      precision: 'high',
      'problem.severity': SEVERITY[rule.level],
      requires: rule.requires,
    },
  };
}
