/** A method as the JVM names it. */
export interface MethodName {
  /** class, with slashes; a hidden class without its address */
  readonly owner: string;
  readonly name: string;
  /** empty where the source of the event does not say */
  readonly descriptor: string;
}

export interface LoggedMethod extends MethodName {
  /** of bytecode; 0 for abstract and native methods, and where it is not known */
  readonly bytes: number;
}

/** The compiler was done with a method, in one way or the other. */
export interface Compilation {
  readonly id: number;
  readonly method: LoggedMethod;
  /** 1 to 3 are C1's, 4 is C2's */
  readonly level: number;
  /** entered in the middle of a loop */
  readonly osr: boolean;
  readonly done: boolean;
  /** the VM's last word on why not; empty if done */
  readonly failure: string;
  /** seconds of the compiler's thread, by the wall clock */
  readonly seconds: number;
}

/** A decision about one call in one compilation. */
export interface Inlining {
  /** the method in which the call is written; undefined where the source of the event does not say */
  readonly caller: MethodName | undefined;
  readonly bci: number;
  readonly callee: LoggedMethod;
  readonly done: boolean;
  /** the VM's words */
  readonly words: string;
  /** of the compilation; 0 if unknown */
  readonly level: number;
  /** whether the profile named a receiver of the call */
  readonly profiled: boolean;
}

/** What the profile of a virtual call held when it was compiled. */
export interface Receivers {
  readonly method: MethodName;
  readonly bci: number;
  /** times that the call was made while it was profiled */
  readonly count: number;
  /** at most two (TypeProfileWidth), those that came first */
  readonly receivers: readonly { readonly name: string; readonly count: number }[];
}

/** Compiled code was left at a trap. */
export interface Trap {
  readonly method: LoggedMethod;
  readonly bci: number;
  /** the VM's word, as `class_check` */
  readonly reason: string;
  /** the VM's word, as `maybe_recompile` */
  readonly action: string;
  readonly level: number;
}

/** Compiled code is entered no more. */
export interface NotEntrant {
  readonly method: MethodName;
  readonly level: number;
  readonly osr: boolean;
  /** the VM's words, from 25 on; empty else */
  readonly words: string;
  /** what the log tells just before */
  readonly after: 'trap' | 'dependency' | 'nothing';
}

/** A method will not be compiled any more at a level. */
export interface NotCompilable {
  readonly method: LoggedMethod;
  readonly level: number;
  readonly osr: boolean;
  readonly words: string;
}

/** Takes what a reader finds, in the order of the log. */
export interface CompilationEvents {
  compilation(event: Compilation): void;
  inlining(event: Inlining): void;
  receivers(event: Receivers): void;
  trap(event: Trap): void;
  notEntrant(event: NotEntrant): void;
  notCompilable(event: NotCompilable): void;
  /** a method that the compilers came across */
  method(event: LoggedMethod): void;
}
