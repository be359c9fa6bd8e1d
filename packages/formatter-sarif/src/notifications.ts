import type { LintResult, Problem } from '@mechsym/engine';
import type { Invocation, Notification } from 'sarif';
import { uriOf } from './locations.ts';
import { percent, plain } from './words.ts';

/** A recording that is broken throughout would fill the log. */
const MOST_PROBLEMS = 1000;
const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const;

/**
 * How the run went: what was wrong with the input, what was left out, and which rules could not be applied and why.
 * @param left findings that the host has no room for
 */
export function invocationOf(result: LintResult, left: number, indexOf: (rule: string) => number | undefined): Invocation {
  const execution = result.problems.slice(0, MOST_PROBLEMS).map(problemNotification);
  if (result.problems.length > MOST_PROBLEMS) execution.push({ level: 'note', message: { text: `${result.problems.length - MOST_PROBLEMS} more problems.` } });
  if (left > 0) execution.push({ level: 'note', message: { text: leftText(left, result.findings) } });
  const configuration: Notification[] = result.statuses.flatMap((status) => {
    if (status.status !== 'not-applicable') return [];
    const index = indexOf(status.rule);
    return [{
      level: 'note',
      message: { text: plain(`Rule \`${status.rule}\` is not applicable: ${status.reason}.`) },
      ...(index !== undefined && { associatedRule: { id: status.rule, index } }),
    }];
  });
  return {
    executionSuccessful: !result.problems.some(({ severity }) => severity === 'error'),
    ...(execution.length > 0 && { toolExecutionNotifications: execution }),
    ...(configuration.length > 0 && { toolConfigurationNotifications: configuration }),
  };
}

function leftText(left: number, findings: LintResult['findings']): string {
  const best = findings[findings.length - left];
  return `${left} of ${findings.length} findings are left out, since the host takes no more: those with the smallest impact`
    + `${best === undefined ? '' : `, ${percent(best.impact.value)} of the run and less`}.`;
}

function problemNotification({ severity, file, line, column, message, count }: Problem): Notification {
  const place = [file, line, column].filter((each) => each !== undefined).join(':');
  const times = count !== undefined && count > 1 ? ` (${count} times)` : '';
  // A file of the machine outside the project is named in the text and not as a place.
  const inside = file !== undefined && !file.startsWith('/') && !file.startsWith('..') && !/^[A-Za-z]:|[\\:]/.test(file);
  return {
    level: LEVEL[severity],
    message: { text: plain(`${place === '' ? '' : `${place}: `}${message}${times}`) },
    ...(inside && {
      locations: [{
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          ...(line !== undefined && { region: { startLine: line, ...(column !== undefined && { startColumn: column }) } }),
        },
      }],
    }),
  };
}
