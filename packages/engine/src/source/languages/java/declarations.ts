import type { Node } from 'web-tree-sitter';
import { CLASSES } from './classes.ts';

/**
 * Where a class, or a field of it, is declared.
 * @param root of a Java source
 * @param classes names from the outermost class inwards
 * @returns the name; of the class where it has no such field; undefined if there is no such class
 */
export function declarationOf(root: Node, classes: readonly string[], field: string | undefined): Node | undefined {
  const declared = root.descendantsOfType([...CLASSES]).filter((item) => isCalled(item, classes));
  const names = field === undefined ? [] : declared.flatMap((item) => fieldsOf(item));
  return names.find(({ text }) => text === field) ?? declared[0]?.childForFieldName('name') ?? undefined;
}

/** A class in a method or in an anonymous class goes by the names of the classes around it. */
function isCalled(item: Node, classes: readonly string[]): boolean {
  let at: Node | null = item;
  for (const name of classes.toReversed()) {
    if (at?.childForFieldName('name')?.text !== name) return false;
    do at = at.parent; while (at !== null && !CLASSES.has(at.type));
  }
  return at === null;
}

/** Names of fields, of an enumeration's constants and of a record's components. */
function fieldsOf(item: Node): Node[] {
  const body = item.childForFieldName('body')?.namedChildren ?? [];
  const members = [...body.flatMap((each) => (each.type === 'enum_body_declarations' ? each.namedChildren : [each])), ...item.childForFieldName('parameters')?.namedChildren ?? []];
  return members.flatMap((member) => {
    switch (member.type) {
      case 'field_declaration': case 'constant_declaration': return namesOf(member.childrenForFieldName('declarator'));
      case 'spread_parameter': return namesOf(member.namedChildren);
      case 'enum_constant': case 'formal_parameter': return namesOf([member]);
      default: return [];
    }
  });
}

function namesOf(declarators: readonly Node[]): Node[] {
  return declarators.flatMap((each) => each.childForFieldName('name') ?? []);
}
