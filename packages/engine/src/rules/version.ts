/** Whether a version like 3.13.2 lies in a range like ">=3.11 <3.15". */
export function versionHolds(version: string, range: string): boolean {
  return [...range.matchAll(/(>=|<=|>|<|=)\s*(\d+(?:\.\d+)*)/g)].every(([, operator, bound]) => {
    const order = compareVersions(version, bound as string);
    switch (operator) {
      case '>=': return order >= 0;
      case '<=': return order <= 0;
      case '>': return order > 0;
      case '<': return order < 0;
      default: return order === 0;
    }
  });
}

/** Compares as many parts as the bound has: 3.13.2 equals 3.13. */
function compareVersions(version: string, bound: string): number {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  for (const [i, wanted] of bound.split('.').map(Number).entries()) {
    const difference = (parts[i] ?? 0) - wanted;
    if (difference !== 0) return difference;
  }
  return 0;
}
