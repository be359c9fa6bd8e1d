import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectPath, uriOfPath, type Roots } from '../../src/imported/uri.ts';

const ROOTS: Roots = { absolute: ['/home/me/mein Prøjekt'], prefix: '' };
const WINDOWS: Roots = { absolute: ['C:/Work/shop'], prefix: '' };

test.each([
  ['file:///home/me/mein%20Pr%C3%B8jekt/src/a.py', 'src/a.py'],
  ['file://localhost/home/me/mein%20Pr%C3%B8jekt/src/a.py', 'src/a.py'],
  ['file:/home/me/mein%20Pr%C3%B8jekt/src/a.py', 'src/a.py'],
  ['/home/me/mein Prøjekt/src/a.py', 'src/a.py'],
  ['file:///home/me/mein%20Pr%C3%B8jekt/src/../lib/./a.py', 'lib/a.py'],
  ['src/a%20b%23c.py', 'src/a b#c.py'],
  ['src\\win\\a.py', 'src/win/a.py'],
  ['./src//a.py', 'src/a.py'],
  ['src/100%.py', 'src/100%.py'],
  ['src/a.py?raw#L1', 'src/a.py'],
])('%s is %s', (uri, path) => {
  expect(projectPath(uri, '', ROOTS)).toBe(path);
});

test.each([
  '../a.py', 'src/../../a.py', 'file:///etc/passwd', '/etc/passwd', 'https://a.example/src/a.py', 'file:///home/me/mein%20Pr%C3%B8jekt2/a.py', 'file://server/share/a.py',
  'file:///home/me/mein%20Pr%C3%B8jekt/../x.py', 'src/%00.py', '%2e%2e/a.py', '..\\a.py', '', 'C:\\elsewhere\\a.py', '\\\\server\\share\\a.py', 'git:src/a.py',
])('%s names nothing of the project', (uri) => {
  expect(projectPath(uri, '', ROOTS)).toBeUndefined();
});

test.each(['file:///c:/work/SHOP/src/a.js', 'C:\\Work\\shop\\src\\a.js', 'file:///C:/Work/shop/src/a.js'])('%s lies below a root of Windows, whatever its case', (uri) => {
  expect(projectPath(uri, '', WINDOWS)).toBe('src/a.js');
});

test('a base stands before what is relative, and not before what is absolute', () => {
  expect(projectPath('a.py', 'file:///home/me/mein%20Pr%C3%B8jekt/src/', ROOTS)).toBe('src/a.py');
  expect(projectPath('a.py', 'src/', ROOTS)).toBe('src/a.py');
  expect(projectPath('a.py', 'file:///elsewhere/', ROOTS)).toBeUndefined();
  expect(projectPath('/home/me/mein Prøjekt/a.py', 'file:///elsewhere/', ROOTS)).toBe('a.py');
});

test('what is named from the root of the repository is found in a project that is a folder of it', () => {
  expect(projectPath('apps/web/src/a.js', '', { absolute: [], prefix: 'apps/web/' })).toBe('src/a.js');
  expect(projectPath('src/a.js', '', { absolute: [], prefix: 'apps/web/' })).toBe('src/a.js');
});

test('a path of another machine is where the configuration says', () => {
  const mapped = (path: string) => (path.startsWith('/src/') ? path.slice(5) : undefined);
  expect(projectPath('file:///src/app/a.py', '', { ...ROOTS, mapped })).toBe('app/a.py');
  expect(projectPath('file:///other/a.py', '', { ...ROOTS, mapped })).toBeUndefined();
  expect(projectPath('file:///src/a.py', '', { ...ROOTS, mapped: () => '../a.py' })).toBeUndefined();
});

test('any path of the project survives being written as a URI and read again, and nothing leads out of the root', () => {
  const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => !/[/\\\0]/.test(text) && text !== '.' && text !== '..' && !/\p{Surrogate}/u.test(text));
  fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
    const path = parts.join('/');
    fc.pre(!/^[A-Za-z]:/.test(path));
    expect(projectPath(`file:///home/me/mein%20Pr%C3%B8jekt/${uriOfPath(path)}`, '', ROOTS)).toBe(path);
  }));
  const piece = fc.constantFrom('..', '.', '/', '\\', '%2e', '%2F', '%5C', 'a', 'file:', '//', 'C:', '%', '?', '#', '\0', '~');
  fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), fc.array(piece, { maxLength: 4 }), (uri, base) => {
    const path = projectPath(uri.join(''), base.join(''), ROOTS);
    expect(path ?? 'a').not.toMatch(/^\/|^[A-Za-z]:|(^|\/)\.\.(\/|$)|\\|\0/);
  }), { numRuns: 2000 });
});
