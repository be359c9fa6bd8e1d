/** For whom the messages are: who changes the program, or who changes the runtime. */
export type Audience = 'developer' | 'runtime';

/** What every formatter may be told; each uses what concerns it. */
export interface FormatOptions {
  readonly audience: Audience;
  /** ANSI colours */
  readonly color: boolean;
  /** columns of the terminal; 0 if the output is no terminal, and then nothing is folded or cut */
  readonly width: number;
  /** folder of the project root within its repository, with a slash at the end; empty where they are the same */
  readonly pathPrefix: string;
  /** what was recorded as a shell takes it, where that is known better than from the recording, which names the process */
  readonly command?: string;
}
