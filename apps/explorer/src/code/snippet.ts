import { type Part } from '../answer/shape';
import { type Words } from '../language/language';

/** A question as a program would ask it. */
export interface Call {
  /** The gateway's GraphQL address. */
  url: string;
  query: string;
  variables: Record<string, unknown>;
  shape: Part[];
}

export interface Snippet {
  id: string;
  title: Words;
  /** What to know before using it. */
  hint: Words;
  write(call: Call): string;
}

/** As JSON, indented. */
export const json = (value: unknown): string => JSON.stringify(value, null, 2);

/** A text as a template literal of JavaScript. */
export const inTemplate = (text: string): string => `\`${text.replaceAll(/[\\`]|\$\{/g, '\\$&')}\``;
