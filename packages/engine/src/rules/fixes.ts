import type { EditSpec, FixSpec } from './format.ts';
import type { Expression } from './expressions.ts';
import type { Template } from './template.ts';

/** An edit whose expressions were checked. */
export type CompiledEdit =
  | { readonly kind: 'replace'; readonly at: Expression; readonly code: Template }
  | { readonly kind: 'remove' | 'indent'; readonly at: Expression }
  | { readonly kind: 'before'; readonly at: Expression; readonly code: Template }
  | { readonly kind: 'imports'; readonly code: Template };

export interface CompiledFix {
  readonly about: Template;
  readonly when: readonly Expression[];
  /** undefined where the fix keeps the meaning */
  readonly risk: Template | undefined;
  readonly edits: readonly CompiledEdit[];
}

type Path = readonly (string | number)[];

/** How the parts of a rule are compiled; each reports what is wrong. */
export interface Compile {
  expression(path: Path, text: string, type: string): Expression;
  template(path: Path, text: string): Template;
  code(path: Path, text: string): Template;
  report(path: Path, message: string): void;
}

export function compileFixes(fixes: readonly FixSpec[], compile: Compile): CompiledFix[] {
  return fixes.map((fix, i) => {
    const path = ['fixes', i];
    if ((fix.safe === undefined) === (fix.risk === undefined)) {
      compile.report(path, `\`${path.join('.')}\` needs exactly one of \`safe: true\` (it keeps the meaning) and \`risk\` (what may be otherwise afterwards)`);
    }
    return {
      about: compile.template([...path, 'about'], fix.about),
      when: (fix.when ?? []).map((text, n) => compile.expression([...path, 'when', n], text, 'bool')),
      risk: fix.risk === undefined ? undefined : compile.template([...path, 'risk'], fix.risk),
      edits: fix.edits.flatMap((edit, n) => compileEdit(edit, [...path, 'edits', n], compile)),
    };
  });
}

function compileEdit(edit: EditSpec, path: Path, compile: Compile): CompiledEdit[] {
  const at = (field: string, text: string) => compile.expression([...path, field], text, 'Place');
  const code = (field: string, text: string) => compile.code([...path, field], text);
  const given = (['replace', 'remove', 'insert', 'indent'] as const).filter((field) => field in edit);
  if (given.length === 1) {
    if ('replace' in edit) return [{ kind: 'replace', at: at('replace', edit.replace), code: code('with', edit.with) }];
    if ('remove' in edit) return [{ kind: 'remove', at: at('remove', edit.remove) }];
    if ('indent' in edit) return [{ kind: 'indent', at: at('indent', edit.indent) }];
    if ('before' in edit) return [{ kind: 'before', at: at('before', edit.before), code: code('insert', edit.insert) }];
    if ('after' in edit) return [{ kind: 'imports', code: code('insert', edit.insert) }];
  }
  compile.report(path, `\`${path.join('.')}\` needs one of \`replace\` and \`with\`, \`remove\`, \`indent\`, \`insert\` and \`before\`, or \`insert\` and \`after: imports\``);
  return [];
}
