import { describe, expect, it } from 'vitest';

import { calleeName, isHidden, qualifiedClass, qualifiedMethod, shapeOf } from '../../src/jvm/names.ts';
import { Sources } from '../../src/jvm/places.ts';

describe('names', () => {
  it('are those of the source', () => {
    expect(qualifiedClass('demo/Plant$Shape')).toBe('Plant.Shape');
    expect(qualifiedClass('Plant$1')).toBe('Plant.<anonymous>');
    expect(qualifiedClass('demo/Plant$1Local')).toBe('Plant.Local');
    expect(qualifiedMethod('demo/Plant', 'lambda$sum$3')).toBe('Plant.sum.<lambda>');
    expect(qualifiedMethod('demo/Plant', 'lambda$new$0')).toBe('Plant.<init>.<lambda>');
    expect(calleeName('java/util/HashMap', 'get')).toBe('java.util:HashMap.get');
  });

  it('of types have their package, but for those that all know', () => {
    expect(['demo/Circle', 'java/lang/Integer', '[I', '[[Ldemo/Circle;', 'java/util/HashMap$Node', 'Main'].map(shapeOf))
      .toEqual(['demo:Circle', 'Integer', 'int[]', 'demo:Circle[][]', 'java.util:HashMap.Node', 'Main']);
  });

  it('of classes that were made at run time are known', () => {
    expect(['demo/Plant$$Lambda$90+0x00007f1e4400b210', 'demo/Plant$$Lambda/0x00007f6d', 'jdk/proxy2/$Proxy17', 'java/lang/invoke/LambdaForm$MH'].every(isHidden)).toBe(true);
    expect(['demo/Plant', 'demo/Plant$1', 'demo/$Plant'].some(isHidden)).toBe(false);
  });
});

describe('the file of a class', () => {
  const texts: Readonly<Record<string, string>> = {
    'core/src/main/java/demo/Plant.java': 'package demo;\npublic class Plant {}\nclass Beside {}',
    'core/src/test/java/demo/Plant.java': 'package demo;',
    'core/src/test/java/demo/PlantTest.java': 'package demo;',
    'scripts/Main.java': 'class Main {}',
    'flat/Tool.java': '// a comment\npackage tools.flat;\nclass Tool {}',
  };
  const sources = new Sources(Object.keys(texts), (file) => texts[file]);

  it('lies below the usual folders of sources', () => {
    expect(sources.fileOf('demo/Plant$Shape')).toBe('core/src/main/java/demo/Plant.java');
    expect(sources.fileOf('demo/PlantTest')).toBe('core/src/test/java/demo/PlantTest.java');
  });

  it('without a package lies anywhere, and with one in any folder that its text agrees with', () => {
    expect(sources.fileOf('Main')).toBe('scripts/Main.java');
    expect(sources.fileOf('tools/flat/Tool')).toBe('flat/Tool.java');
    expect(sources.fileOf('other/Tool')).toBeUndefined();
  });

  it('may have the name of another class, which its class file tells or its text', () => {
    expect(sources.fileOf('demo/Beside', 'Plant.java')).toBe('core/src/main/java/demo/Plant.java');
    expect(sources.fileOf('demo/Beside')).toBe('core/src/main/java/demo/Plant.java');
  });

  it('is the one that the JVM was started with, where several declare it', () => {
    const both = new Sources(['a/Survey.java', 'a/fixed.java', 'a/slow.java'], () => 'class Survey {}');
    expect(both.fileOf('Survey')).toBe('a/Survey.java');
    expect(both.startedBy('jdk.compiler/com.sun.tools.javac.launcher.Main ./slow.java 12').fileOf('Survey')).toBe('a/slow.java');
    expect(both.startedBy('jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher a/slow.java').fileOf('Survey')).toBe('a/slow.java');
    expect(both.startedBy('Survey a/slow.java').fileOf('Survey')).toBe('a/Survey.java');
  });

  it('is none for classes of the JDK, of libraries and of other languages', () => {
    for (const name of ['java/util/HashMap', 'org/lib/Thing', 'demo/Unknown']) expect(sources.fileOf(name)).toBeUndefined();
    expect(sources.fileOf('demo/Plant', 'Plant.kt')).toBeUndefined();
  });
});
