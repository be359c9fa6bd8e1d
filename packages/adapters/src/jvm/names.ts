/** Types that every program knows are called by their bare name. */
const KNOWN = /^java\/lang\/[^/]+$/;
const PRIMITIVES: Readonly<Record<string, string>> = { Z: 'boolean', B: 'byte', C: 'char', S: 'short', I: 'int', J: 'long', F: 'float', D: 'double' };

/** The package of a class: `demo` of `demo/Plant$Shape`, empty for none. */
export function packageOf(className: string): string {
  return className.slice(0, Math.max(0, className.lastIndexOf('/'))).replaceAll('/', '.');
}

/** The class that a source file has at its top: `Plant` of `demo/Plant$Shape`. */
export function outermostOf(className: string): string {
  const simple = className.slice(className.lastIndexOf('/') + 1);
  const inner = simple.indexOf('$', 1); // a name may begin with one
  return inner < 0 ? simple : simple.slice(0, inner);
}

/** Made when the program runs, and in no source: lambdas' classes, method handles, proxies. */
export function isHidden(className: string): boolean {
  return /\$\$|[.+]0x|\/0x|^java\/lang\/invoke\/\w+\$Holder|LambdaForm|(^|\/)\$?Proxy\d+$|GeneratedMethodAccessor/.test(className);
}

/** `Plant.Shape` of `demo/Plant$Shape`; a class without a name is `<anonymous>`, a local one loses its number. */
export function qualifiedClass(className: string): string {
  // The class that a lambda gets when the program runs is the lambda.
  const simple = className.slice(className.lastIndexOf('/') + 1).replace(/\$\$Lambda(?:\$\d+)?$/, '$<lambda>');
  const outer = outermostOf(className);
  const inner = simple.slice(outer.length + 1);
  if (inner === '') return simple;
  return [outer, ...inner.split('$').map((part) => (/^\d+$/.test(part) ? '<anonymous>' : part.replace(/^\d+(?=\D)/, '')))].join('.');
}

/** A method's name as the source has it: the body of a lambda belongs to the method that it is written in. */
export function writtenName(name: string): string {
  const lambda = /^lambda\$(.*)\$\d+$/.exec(name)?.[1];
  return lambda === undefined ? name : `${lambda === 'new' ? '<init>' : lambda === 'static' ? '<clinit>' : lambda}.<lambda>`;
}

/** The qualified name of a method whose class file is not at hand. */
export function qualifiedMethod(className: string, name: string): string {
  return `${qualifiedClass(className)}.${writtenName(name)}`;
}

/** Of the JDK: it has no source in any project. */
export function isRuntime(className: string): boolean {
  return /^(java|javax|jdk|sun|com\/sun)\//.test(className);
}

/** A type, as facts name shapes: `demo:Circle`, `Integer`, `int[]`. @param className as the JVM has it, arrays as `[Ldemo/Circle;` */
export function shapeOf(className: string): string {
  const dimensions = /^\[*/.exec(className)?.[0].length ?? 0;
  if (dimensions > 0) {
    const element = className.slice(dimensions);
    const name = PRIMITIVES[element] ?? shapeOf(element.startsWith('L') && element.endsWith(';') ? element.slice(1, -1) : element);
    return name + '[]'.repeat(dimensions);
  }
  const path = className.replaceAll('.', '/').replace(/[/+]0x[0-9a-f]+.*$/, '');
  if (KNOWN.test(path)) return qualifiedClass(path);
  const module = packageOf(path);
  return module === '' ? qualifiedClass(path) : `${module}:${qualifiedClass(path)}`;
}

/** Name of a method as facts name what is called: `java.util:HashMap.get`. */
export function calleeName(className: string, name: string): string {
  const module = packageOf(className);
  return module === '' ? qualifiedMethod(className, name) : `${module}:${qualifiedMethod(className, name)}`;
}

/** What runs a source file that was given to `java` itself, up to JDK 21 and from 22 on. */
const LAUNCHER = /^jdk\.compiler\/com\.sun\.tools\.javac\.launcher\.(?:Main|SourceLauncher)$/;

/** The source file that `java FILE.java` was given, as it was written but for `./`; undefined where a class or a jar was. @param command main class and arguments */
export function fileLaunched(command: string): string | undefined {
  const [main = '', file] = command.split(' ');
  return LAUNCHER.test(main) ? file?.replace(/^(?:\.\/)+/, '') : undefined;
}
