import type { Profile } from './profile.ts';

export interface SarifOptions {
  /** full where none is given */
  readonly profile?: Profile;
  /** in whose words the messages are */
  readonly audience: 'developer' | 'runtime';
  /** folder of the project root within its repository, with a slash at the end; empty where they are the same */
  readonly pathPrefix: string;
  /** `file:` URI of the repository's root, with a slash at the end; without it the log names no path of the machine */
  readonly baseUri?: string;
}
