/** What fields of expressions mean, by type, where the name does not say it; the reference in docs/ is written from this table. */
export const FIELD_NOTES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Place: {
    text: 'as it is written', kind: 'node type of tree-sitter', operation: '`call`, `attribute`…; empty where it is no operation',
    name: 'of an operation: the attribute, method, operator or global; of a method call the method', path: '`self.items` of that text: a name and its attributes; empty for anything else',
    scope: '`local`, `cell`, `global` or `builtin`, of a name', line: 'from 1', constant: 'a literal, or a collection of literals',
    invariant: 'nothing that its loop does in sight of the syntax changes what it evaluates to',
    invariance: 'how sure that is: `constant`, `names`, `attributes`, `calls` or `varies`; empty outside loops', in_loop: 'of the same function', loop: 'the innermost around it, in the same function',
    receiver: 'what is before the dot or the bracket: `self.pending` of `self.pending.sort()`', left: 'operand', right: 'operand', index: 'between the brackets',
    args: 'as they are written, those with a keyword too; at most 32; one that is not there is an error', share: 'part of the run, with what it called, 0 to 1: `cost(site)` as a part', self_share: 'the same without what it called',
    ic: 'what its inline cache saw', forms: 'what the operation was specialised to (CPython)', held: 'what the variable or attribute path held, as closer looks saw it (CPython)',
    calls: 'what was reached from here, most samples first; at most 64', counters: 'what the runtime ran of its own for it, by samples (V8)', deopts: 'how often optimised code was left here',
    binding: 'where the global name resolves (CPython)',
  },
  Loop: { kind: 'node type', depth: '1 is the outermost of its function', iterable: 'what it goes over', header: 'its first line', targets: 'the names that its header binds', assigned: 'the paths that it assigns' },
  Function: {
    name: 'qualified', variadic: 'takes `*args`, `**kwargs` or a rest parameter', single_statement: 'its body is one statement', place: 'the whole of it', definition: 'its name where it is defined',
  },
  Distribution: {
    state: '`empty`, `monomorphic`, `polymorphic`, `skewed-megamorphic` (one holds over 75 %) or `megamorphic`', names: 'most frequent first', top: 'the most frequent', top_share: '0 to 1',
    count: 'names with at least 2 % of the observations', changes: 'observations that differed from the one before', flips: 'the same as a part, 0 to 1',
    mix: 'chance that two observations differ, 0 to 1', words: '`Circle 60 %, Square 40 %`: with percentages', short_names: '`Circle, Square`: without',
    median: 'where names are numbers: the lower end of the power of two that holds it (of lengths, `held.length` is the middle)', largest: 'the same of the largest', mean: 'the same, each at the middle of its power of two',
  },
  Forms: { generic_share: 'observations in the generic form, 0 to 1', flips: 'part of the observations at which the form had changed', warming: 'observations before the first attempt to specialise it' },
  Held: {
    seen: 'observations', type: 'the most frequent', elements: 'types of the first elements of a collection', values: 'digests of contents', states: '`layout:split`, `logger-level:WARNING`…',
    length: 'median, to within a power of two (4,096 to 8,191 is 6,144)', largest: 'length, to within a power of two', changing: 'part of the observations at which it was another object than the time before',
    repeats: 'observations for each distinct content: above 1 where equal ones come again', again: 'part of the observations at which its content was equal to the one before', distinct: 'estimate of how many contents there were; 1e9 where none came twice',
  },
  Call: { callee: '`module:qualified name`', via: '`call`, `attribute`, `attribute-store`, `operator`, `membership`, `subscript`, `iteration`, `import`, `context` or `other`', share: 'part of the run with it on the stack, from here' },
  Exceptions: { rate: 'raised a second, while they were counted' },
  Binding: { shadows_builtin: 'a global of the module hides a builtin', resolves: '`module`, `builtin` or `missing`', value: 'what it is bound to', rebound: 'observations at which it was bound to something else than before', seen: 'observations' },
};
