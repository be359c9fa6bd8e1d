import type { Method as Code } from '../classfile/class-file.ts';
import type { Classes } from './functions.ts';

/** What the JDK's exceptions that programs meet most extend, up to what catches nearly all. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  'java/lang/NumberFormatException': ['java/lang/IllegalArgumentException'],
  'java/lang/ArrayIndexOutOfBoundsException': ['java/lang/IndexOutOfBoundsException'],
  'java/lang/StringIndexOutOfBoundsException': ['java/lang/IndexOutOfBoundsException'],
  'java/lang/ArithmeticException': [], 'java/lang/ClassCastException': [], 'java/lang/NullPointerException': [], 'java/lang/IllegalStateException': [],
  'java/lang/IllegalArgumentException': [], 'java/lang/IndexOutOfBoundsException': [], 'java/lang/UnsupportedOperationException': [],
  'java/util/NoSuchElementException': [], 'java/util/InputMismatchException': ['java/util/NoSuchElementException'],
  'java/time/format/DateTimeParseException': ['java/time/DateTimeException'],
  'java/io/FileNotFoundException': ['java/io/IOException'], 'java/io/EOFException': ['java/io/IOException'], 'java/io/IOException': [],
  'java/lang/Exception': [], 'java/lang/RuntimeException': [],
};
const CHECKED = /^java\/(io|nio)\/(?!UncheckedIO)|^java\/lang\/(Exception|Throwable|InterruptedException|CloneNotSupportedException|ReflectiveOperationException)$/;
/** Classes that extend each other more deeply are damage. */
const DEEPEST = 64;

/** Whether a method handles exceptions of a class that come out of an instruction. Of classes nobody knows it is believed. */
export function catches({ handlers }: Code, bytecode: number, thrown: string, classes: Classes): boolean {
  return handlers.some(({ start, end, type }) => type !== '' && start <= bytecode && bytecode < end && isA(thrown, type, classes));
}

function isA(thrown: string, caught: string, classes: Classes): boolean {
  let type = thrown;
  for (let depth = 0; depth < DEEPEST; depth++) {
    if (type === caught) return true;
    const parent = classes.find(type)?.superName ?? '';
    if (parent === '') break;
    type = parent;
  }
  if (caught === 'java/lang/Throwable' || caught === 'java/lang/Exception') return !type.endsWith('Error');
  if (caught === 'java/lang/RuntimeException') return !CHECKED.test(type);
  // What has a class file in the project is no parent of what has none.
  return classes.find(caught) === undefined && (PARENTS[type]?.includes(caught) ?? true);
}
