import type { Extractor } from './extract.ts';
import type { Syntax } from '../../syntax.ts';

const LITERALS = new Set(['string', 'concatenated_string', 'integer', 'float', 'complex_pattern']);

/** A pattern of a `case`: bare names bind, dotted names and class names are read, literals are compared. */
export function visitPattern(extractor: Extractor, item: Syntax): void {
  switch (item.type) {
    case 'dotted_name':
      dottedName(extractor, item);
      return;
    case 'class_pattern': {
      const [name, ...rest] = item.children;
      if (name !== undefined) readDotted(extractor, name);
      for (const child of rest) visitPattern(extractor, child);
      return;
    }
    case 'keyword_pattern':
      for (const child of item.children.slice(1)) visitPattern(extractor, child);
      return;
    case 'identifier':
      extractor.bind(item);
      return;
    case 'list_pattern': case 'tuple_pattern': case 'dict_pattern':
      for (const child of item.children) visitPattern(extractor, child);
      // The length is compared first.
      extractor.site('compare', item.type !== 'dict_pattern' && !item.children.some(isSplat) ? '==' : '>=', item, { operands: [item] });
      return;
    default:
      if (LITERALS.has(item.type)) extractor.site('compare', '==', item.parent?.type === 'case_pattern' ? item.parent : item, { operands: [item] });
      else for (const child of item.children) visitPattern(extractor, child);
  }
}

function isSplat(item: Syntax): boolean {
  return item.type === 'splat_pattern' || (item.type === 'case_pattern' && item.children.some(isSplat));
}

function dottedName(extractor: Extractor, item: Syntax): void {
  const only = item.children[0];
  if (item.children.length === 1 && only !== undefined) {
    if (extractor.nameOf(only) !== '_') extractor.bind(only);
    return;
  }
  readDotted(extractor, item);
  extractor.site('compare', '==', item, { operands: [item] });
}

function readDotted(extractor: Extractor, item: Syntax): void {
  const [first, ...rest] = item.children;
  if (first === undefined) return;
  extractor.load(first);
  for (const part of rest) extractor.site('attribute', extractor.nameOf(part), item, { end: part.end });
}
