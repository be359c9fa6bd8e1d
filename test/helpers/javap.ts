import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A call or another instruction of a method. */
export interface Instruction {
  readonly opcode: string;
  /** method, field or class that it names, without its class or package */
  readonly name: string;
  readonly line: number;
}

export interface CompiledMethod {
  /** as recordings name it */
  readonly qualifiedName: string;
  /** lowest line of its table, 1-based */
  readonly line: number;
  readonly instructions: readonly Instruction[];
}

/** What javap says of the classes in a folder: methods with their lines. Bridges are left out. */
export function compiledMethods(javap: string, folder: string): CompiledMethod[] {
  const files = readdirSync(folder).filter((each) => each.endsWith('.class')).map((file) => join(folder, file));
  // One JVM for all of them.
  const output = execFileSync(javap, ['-v', '-p', ...files], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
  const classes = new Map(output.split(/^Classfile /m).slice(1).map((text) => [/([^/\\\n]*)\.class\n/.exec(text)![1]!, text] as const));
  return [...classes].flatMap(([name, text]) => methodsOf(text, qualified(name, classes)));
}

/** `Outer$Inner` as the source has it: what is in a method bears the method's name. */
function qualified(binary: string, classes: ReadonlyMap<string, string>): string {
  const text = classes.get(binary) ?? '';
  const enclosing = /EnclosingMethod: #\d+\.#(\d+)\s+\/\/ (\S+)/.exec(text);
  const simple = new RegExp(`// (?:(\\S+)=)?class (?:\\S*/)?${binary.replaceAll('$', '\\$')}(?: of class (?:\\S*/)?(\\S+))?$`, 'm').exec(text.slice(text.indexOf('\nInnerClasses:')));
  if (enclosing !== null) {
    const method = enclosing[1] === '0' ? '' : `.${/([^.]*)$/.exec(enclosing[2]!)![1]!.replaceAll('"', '')}`;
    const owner = (enclosing[1] === '0' ? enclosing[2]! : enclosing[2]!.slice(0, enclosing[2]!.lastIndexOf('.'))).replace(/^.*\./, '');
    return `${qualified(owner, classes)}${method}.${simple?.[1] ?? '<anonymous>'}`;
  }
  return simple?.[2] === undefined ? binary : `${qualified(simple[2], classes)}.${simple[1] as string}`;
}

function methodsOf(text: string, owner: string): CompiledMethod[] {
  const found: CompiledMethod[] = [];
  let name = '';
  let flags = '';
  let code: { bci: number; opcode: string; name: string }[] = [];
  let lines: { bci: number; line: number }[] = [];
  const finish = (): void => {
    if (name !== '' && lines.length > 0 && !flags.includes('ACC_BRIDGE')) {
      lines.sort((a, b) => a.bci - b.bci);
      found.push({
        qualifiedName: `${owner}.${name}`, line: Math.min(...lines.map(({ line }) => line)),
        instructions: code.map(({ bci, ...each }) => ({ ...each, line: lines.findLast((entry) => entry.bci <= bci)?.line ?? 0 })),
      });
    }
    name = flags = '';
    code = [];
    lines = [];
  };
  for (const line of text.split('\n')) {
    const header = /^ {2}(?! )(.*?)(\(.*\).*|\{\});$|^ {2}(?! )(static \{\});$/.exec(line);
    if (header !== null) {
      finish();
      const word = header[3] === undefined ? /(\S+)$/.exec(header[1]!)?.[1] ?? '' : '<clinit>';
      const lambda = /^lambda\$(.+)\$\d+$/.exec(word)?.[1];
      name = lambda === undefined ? word.includes('.') || word.includes('/') ? '<init>' : word
        : `${lambda === 'new' ? '<init>' : lambda === 'static' ? '<clinit>' : lambda}.<lambda>`;
      continue;
    }
    const instruction = /^ +(\d+): (\w+)\b(?:.*\/\/ (?:InterfaceMethod|Method|Field|class|InvokeDynamic) (\S+))?/.exec(line);
    const entry = /^ +line (\d+): (\d+)$/.exec(line);
    if (entry !== null) lines.push({ bci: Number(entry[2]), line: Number(entry[1]) });
    else if (instruction !== null) code.push({ bci: Number(instruction[1]), opcode: instruction[2]!, name: memberName(instruction[3] ?? '') });
    else if (/^ {4}flags: /.test(line)) flags = line;
  }
  finish();
  return found;
}

/** `java/util/List.of:(...)` is `of`, `demo/Program$Kind` is `Kind`; of a class without a name its number. */
function memberName(reference: string): string {
  const member = reference.replace(/^#\d+:/, '').replace(/:.*$/, '').replaceAll('"', '');
  if (member.includes('.') || reference.includes(':')) return member.slice(member.lastIndexOf('.') + 1);
  return member.slice(Math.max(member.lastIndexOf('/'), member.lastIndexOf('$')) + 1).replace(/^\d+(?=\D)/, '');
}
