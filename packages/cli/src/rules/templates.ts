/** What `rules new` writes; RULE-NAME is replaced. The rule compiles and its test passes before anything is filled in, and what has to be replaced says so. */

export const TEMPLATE_LANGUAGES = ['python', 'javascript', 'java'] as const;
export type TemplateLanguage = (typeof TEMPLATE_LANGUAGES)[number];

/** What a rule and its test say in each language: a site and a condition that compile, and a program. */
const IN: Readonly<Record<TemplateLanguage, {
  readonly operation: string; readonly where: string; readonly comment: string; readonly file: string; readonly command: string; readonly fence: string; readonly source: string; readonly expected: string; readonly header: string;
}>> = {
  python: {
    operation: 'attribute', where: "site.ic.state == 'megamorphic'",
    comment: '#', file: 'main.py', command: 'python3 main.py', expected: 'sum(', fence: 'python', source: 'def area(shapes):\n    return sum(shape.area for shape in shapes)',
    header: '"runtime":{"name":"CPython","version":"3.13.0","flags":{}},"language":"python","command":["python3","main.py"],"process":{"pid":1,"id":"1"},"start":"2026-01-01T00:00:00Z","clock":{"kind":"cpu","period":0.001,"precision":"loop"},"column":"utf8"',
  },
  javascript: {
    operation: 'attribute', where: "site.ic.state == 'megamorphic'",
    comment: '//', file: 'main.js', command: 'node main.js', expected: 'shape.area', fence: 'js', source: 'function area(shapes) {\n  return shapes.reduce((sum, shape) => sum + shape.area, 0);\n}',
    header: '"runtime":{"name":"V8","version":"13.6.233","flags":{}},"language":"javascript","command":["node","main.js"],"process":{"pid":1,"id":"1"},"start":"2026-01-01T00:00:00Z","clock":{"kind":"wall","period":0.001,"precision":"operation"},"column":"utf16"',
  },
  java: {
    operation: 'call', where: '"site.ic.names.exists(name, name == \'*\')"',
    comment: '//', file: 'Main.java', command: 'java Main.java', expected: 'shape.area()', fence: 'java', source: 'class Main {\n  static double area(Shape[] shapes) {\n    double sum = 0;\n    for (Shape shape : shapes) sum += shape.area();\n    return sum;\n  }\n}',
    header: '"runtime":{"name":"JVM","version":"21.0.2","flags":{}},"language":"java","command":["java","Main"],"process":{"pid":1,"id":"1"},"start":"2026-01-01T00:00:00Z","clock":{"kind":"wall","period":0.01,"precision":"line"},"column":"utf16"',
  },
};

export const ruleTemplate = (language: TemplateLanguage): string => `# yaml-language-server: $schema=https://unpkg.com/mechsym/dist/schemas/rule-1.schema.json
# It compiles as it is, so that there is something to start from: what says PLACEHOLDER is about no rule of yours yet.
rule: RULE-NAME
version: 1
title: PLACEHOLDER, a clause that names the cause
summary: PLACEHOLDER, one or two sentences for the table of rules.
level: warning
languages: [${language}]
# Kinds of facts without which the rule is not applicable: \`mechsym facts show\` shows what there is.
requires: [cost, inline-cache]
# What a configuration may change; in expressions options.shortest, and options['at-least'] where there is a hyphen.
# options:
#   shortest: 16
# PLACEHOLDER: where it costs, and when.
match:
  - site: ${IN[language].operation}
    within: loop
where:
  - ${IN[language].where}
impact:
  share: cost(site)
message:
  developer:
    title: PLACEHOLDER, what was found, in a clause
    label: '{{ site.ic.words }}'
    why: PLACEHOLDER, a sentence that says why it costs.
    fix: PLACEHOLDER, what the reader of the message should do.
  runtime:
    title: PLACEHOLDER, what was found, in a clause
    label: '{{ site.ic.words }}'
    why: PLACEHOLDER, a sentence that says what the runtime does there.
    fix: PLACEHOLDER, what the runtime could do.
`;

export const PAGE_TEMPLATE = `# RULE-NAME

## What

What the program does, with a few lines of code.

## Why it costs

What the runtime has to do because of it.

## What to do

The change, with the same lines of code after it.

## How much

What the change saved where it was measured: \`mechsym rules prove RULE-NAME\` measures the two programs in \`receipt/\`.

## When not to follow it

Where the change would cost more than it saves.
`;

export const testTemplate = (language: TemplateLanguage): string => {
  const { comment, file, command, fence, source, expected, header } = IN[language];
  const found = source.split('\n').map((line) => (line.includes(expected) ? `${line}  ${comment} ~~~ RULE-NAME` : line)).join('\n');
  return `# RULE-NAME

A fence is a source file, \`jsonl\` (or \`recording\`, with the name of a file) the facts of a run of it, and a comment \`${comment} ~~~ RULE-NAME\` at the end of a
line, or below it, says that the line has to be underlined. A test without such a comment says that nothing may be found.

<!-- PLACEHOLDER: the case that has to be found. In the folder of your program, run

    mechsym record --output slow.facts.jsonl.gz -- ${command}

put the recording beside this file, the program into the fence, and take this sentence and the signs of the comment away.

## It is found where it is hot

\`\`\`${fence} file=${file}
${found}
\`\`\`

\`\`\`recording
slow.facts.jsonl.gz
\`\`\`
-->

## Cold code is left alone

PLACEHOLDER: this program has nothing of your pattern, and hardly ran.

\`\`\`${fence} file=${file}
${source}
\`\`\`

\`\`\`jsonl
{"mechsym":"facts","version":1,"recorder":{"name":"test","version":"0"},${header},"root":"/project","kinds":["cost","inline-cache"],"columns":{"site":["line","column","endLine","endColumn","ordinal","operation","name"],"cost":["site","self","total","selfOdd","totalOdd"]}}
{"totals":{"samples":1000,"cpu":1}}
{"file":"${file}","function":"${language === 'java' ? 'Main.area' : 'area'}","line":${language === 'java' ? 3 : 1},"sites":[],"cost":[[-1,1,1,0,0]]}
\`\`\`
`;
};

/** The two programs of a receipt, by ending: the pattern in a program that does something else as well, and the same with the advice followed. */
const PROGRAMS: Readonly<Record<TemplateLanguage, { readonly ending: string; readonly before: string; readonly after: string }>> = {
  python: {
    ending: 'py',
    before: `"""PLACEHOLDER for the program before the advice of RULE-NAME: here several types meet at \`shape.area\`. Put your pattern in its place."""
import math


class Circle:
    def __init__(self, size):
        self.area = math.pi * size * size


class Square(Circle):
    pass


class Triangle(Circle):
    pass


class Hexagon(Circle):
    pass


class Star(Circle):
    pass


class Moon(Circle):
    pass


class Heart(Circle):
    pass


KINDS = [Circle, Square, Triangle, Hexagon, Star, Moon, Heart]
shapes = [KINDS[i % 7](i % 5 + 1) for i in range(2000)]


def area(shapes):
    total = 0.0
    for shape in shapes:
        total += shape.area
    return total


print(round(sum(area(shapes) for _ in range(6000)), 3))
`,
    after: `"""PLACEHOLDER for the same program after the advice, with the same output: here one type meets at \`shape.area\`."""
import math


class Shape:
    def __init__(self, kind, size):
        self.kind = kind
        self.area = math.pi * size * size


KINDS = ["circle", "square", "triangle", "hexagon", "star", "moon", "heart"]
shapes = [Shape(KINDS[i % 7], i % 5 + 1) for i in range(2000)]


def area(shapes):
    total = 0.0
    for shape in shapes:
        total += shape.area
    return total


print(round(sum(area(shapes) for _ in range(6000)), 3))
`,
  },
  javascript: {
    ending: 'js',
    before: `// PLACEHOLDER for the program before the advice of RULE-NAME: here five shapes meet at \`shape.area\`. Put your pattern in its place.
const kinds = [
  (area) => ({ circle: true, area }), (area) => ({ square: true, area }), (area) => ({ triangle: true, area }),
  (area) => ({ hexagon: true, area }), (area) => ({ star: true, area }),
];
const shapes = Array.from({ length: 2000 }, (_, i) => kinds[i % 5](i % 7 + 1));

function area(shapes) {
  let total = 0;
  for (const shape of shapes) total += shape.area;
  return total;
}

let total = 0;
for (let round = 0; round < 20000; round++) total += area(shapes);
console.log(total);
`,
    after: `// PLACEHOLDER for the same program after the advice, with the same output: here one shape meets at \`shape.area\`.
const kinds = ['circle', 'square', 'triangle', 'hexagon', 'star'];
const shapes = Array.from({ length: 2000 }, (_, i) => ({ kind: kinds[i % 5], area: i % 7 + 1 }));

function area(shapes) {
  let total = 0;
  for (const shape of shapes) total += shape.area;
  return total;
}

let total = 0;
for (let round = 0; round < 20000; round++) total += area(shapes);
console.log(total);
`,
  },
  java: {
    ending: 'java',
    before: `/** PLACEHOLDER for the program before the advice of RULE-NAME: here four classes meet at \`shape.area()\`. Put your pattern in its place. */
class Main {
  interface Shape { double area(); }
  record Circle(double size) implements Shape { public double area() { return 3 * size * size; } }
  record Square(double size) implements Shape { public double area() { return size * size; } }
  record Triangle(double size) implements Shape { public double area() { return size * size / 2; } }
  record Hexagon(double size) implements Shape { public double area() { return 2.5 * size * size; } }

  static Shape shape(int kind, double size) {
    return switch (kind) {
      case 0 -> new Circle(size);
      case 1 -> new Square(size);
      case 2 -> new Triangle(size);
      default -> new Hexagon(size);
    };
  }

  static double area(Shape[] shapes) {
    double total = 0;
    for (Shape shape : shapes) total += shape.area();
    return total;
  }

  public static void main(String[] args) {
    Shape[] shapes = new Shape[20_000];
    for (int i = 0; i < shapes.length; i++) shapes[i] = shape(i * 7919 % 4, i % 7 + 1);
    double total = 0;
    for (int round = 0; round < 20_000; round++) total += area(shapes);
    System.out.println(total);
  }
}
`,
    after: `/** PLACEHOLDER for the same program after the advice, with the same output: here nothing is called. */
class Main {
  record Shape(double factor, double size) { }

  static final double[] FACTORS = { 3, 1, 0.5, 2.5 };

  static double area(Shape[] shapes) {
    double total = 0;
    for (Shape shape : shapes) total += shape.factor * shape.size * shape.size;
    return total;
  }

  public static void main(String[] args) {
    Shape[] shapes = new Shape[20_000];
    for (int i = 0; i < shapes.length; i++) shapes[i] = new Shape(FACTORS[i * 7919 % 4], i % 7 + 1);
    double total = 0;
    for (int round = 0; round < 20_000; round++) total += area(shapes);
    System.out.println(total);
  }
}
`,
  },
};

/** Files of the receipt by their names in the rule's folder. */
export function receiptTemplates(language: TemplateLanguage): readonly (readonly [file: string, text: string])[] {
  const { ending, before, after } = PROGRAMS[language];
  return [[`receipt/before.${ending}`, before], [`receipt/after.${ending}`, after]];
}
