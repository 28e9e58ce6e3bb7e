import type { Described, Subject } from './operation';
import { inPath } from './parameters';

/** What is said of a resource that has one address, or one with a part for an id. */
export interface Description extends Subject {
  /** The parts of its path. */
  path?: Record<string, Described>;
  /** Its query parameters that are not common to all resources. */
  query?: Record<string, Described>;
  /** The schemas of its forms, by their suffixes; that of a form without one is under an empty suffix. */
  schemas?: Partial<Record<string, string>>;
}

/** By the paths of resources. */
export type Descriptions = Record<string, Description>;

/** The part of a path, by its name. */
export const inOnePath = (name: string, text: string, example: string): Record<string, Described> => ({
  [name]: inPath(name, text, { type: 'string' }, example),
});
