import type { Question } from './question';
import { questionPath } from './question';
import { writtenValues } from './read-variables';

/** The parameters of a question that differ from their defaults, as they stand in an address. */
export function writtenParameters({ parameters }: Question, variables: Record<string, unknown>): URLSearchParams {
  const written = new URLSearchParams();
  for (const { name, path, defaultValue } of parameters) {
    const value = valueAt(variables, path);
    if (sameValue(value, defaultValue)) continue;
    const texts = writtenValues(value ?? null);
    for (const text of texts.length > 0 ? texts : ['']) written.append(name, text);
  }
  return written;
}

/** The path of a question with the values of its variables, as far as they differ from the defaults. */
export function questionAddress(question: Question, variables: Record<string, unknown>, suffix = ''): string {
  const query = writtenParameters(question, variables).toString();
  return `${questionPath(question.id)}${suffix}${query && `?${query}`}`;
}

/** The same with the values that are computed from the day, so that it leads to the same answer on another day. */
export function lastingAddress(question: Question, variables: Record<string, unknown>, suffix = ''): string {
  const parameters = question.parameters.map((parameter) =>
    parameter.isComputed ? { ...parameter, defaultValue: undefined } : parameter,
  );
  return questionAddress({ ...question, parameters }, variables, suffix);
}

/** Where the explorer opens a question with these variables. */
export function explorerPath(question: Question, variables: Record<string, unknown>): string {
  const given = Object.keys(variables).length > 0 ? `&variables=${encodeURIComponent(JSON.stringify(variables))}` : '';
  return `/explorer#question=${question.id}${given}`;
}

/** The value of a parameter among the variables. */
export function valueAt(variables: Record<string, unknown>, path: readonly string[]): unknown {
  let value: unknown = variables;
  for (const step of path) value = (value as Record<string, unknown> | null | undefined)?.[step];
  return value;
}

const sameValue = (a: unknown, b: unknown): boolean =>
  writtenValues(a ?? null).join('\n') === writtenValues(b ?? null).join('\n');
