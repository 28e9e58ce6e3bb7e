import type { Entry } from '../entry';

/** Keeps entries by their keys, as long as there is room; whether an entry still holds is not its business. */
export interface Store {
  /** Never rejects: what cannot be read is not there. */
  get(key: string): Entry | undefined | Promise<Entry | undefined>;
  /** In place of the entry that was there. Never rejects. */
  put(key: string, entry: Entry): void | Promise<void>;
  close(): Promise<void>;
}
