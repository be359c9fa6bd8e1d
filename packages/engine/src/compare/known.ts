import type { Finding, KnownFinding } from '../finding.ts';

/** What another run needs to recognise a finding. */
export function known({ rule, fingerprint, fingerprints, location, impact }: Finding): KnownFinding {
  return {
    rule, fingerprint, fingerprints, impact,
    file: location.file, function: location.function, line: location.range.start.line + 1, column: location.range.start.column + 1,
  };
}
