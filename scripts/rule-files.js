/** `rule.yaml`, or `rule.LANGUAGE.yaml` where a rule has a file for each language. */
export function isRuleFile(name) {
  return /^rule(\.\w+)?\.yaml$/.test(name);
}

/** `heap-rule.yaml`: a rule over what a heap dump holds. */
export function isHeapRuleFile(name) {
  return name === 'heap-rule.yaml';
}
