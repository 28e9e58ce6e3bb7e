import { parameterOf } from './faulty-variables';
import { badParameter, ResourceError } from './resource-error';

/** The query parameters that are read beside `lang`. */
export interface KnownParameters {
  /** Those that have one value. */
  single: readonly string[];
  /** Those that may be repeated, once for each value. */
  repeatable?: readonly string[];
}

/** What other sites append to the links that lead here, to follow their readers. It means nothing to us. */
const trackingPattern = /^(utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|_gl)$/;

/**
 * The query parameters of an address as forms read them, sorted by their names: equal ones ask for the same. What other sites
 * append to follow their readers is left out.
 * @param keepsEmpty false to leave out parameters with an empty value, which a form sends for a field that is not filled in
 */
export function readQuery(search: string, keepsEmpty: boolean): URLSearchParams {
  const query = new URLSearchParams(search);
  if (query.size === 0) return query;
  const kept = [...query].filter(
    ([name, value]) => !trackingPattern.test(name) && (value.trim() !== '' || (keepsEmpty && name !== 'lang')),
  );
  const read = new URLSearchParams(kept);
  read.sort();
  return read;
}

/** Throws a ResourceError for the first query parameter that is not known, or that is given more often than once. */
export function requireKnownParameters(query: URLSearchParams, { single, repeatable = [] }: KnownParameters): void {
  if (query.size === 0) return;
  for (const name of query.keys()) {
    if (repeatable.includes(name)) continue;
    if (name !== 'lang' && !single.includes(name)) throw unknownParameter(name, [...single, ...repeatable, 'lang']);
    if (query.getAll(name).length > 1) throw repeatedParameter(name);
  }
}

/** An error of the graph with the query parameter that it is about: one of those given that a variable has its value from. */
export function withParameter(error: ResourceError, given: Iterable<string>): ResourceError {
  const { status, code, text, parameter, variables } = error;
  if (parameter !== undefined) return error;
  const found = parameterOf(variables, given);
  return found === undefined ? error : new ResourceError(status, code, text, found);
}

/** A parameter that is `1` or `0`. Throws a ResourceError if it is neither. */
export function readFlag(query: URLSearchParams, name: string, otherwise: boolean): boolean {
  const value = query.get(name);
  if (value === null) return otherwise;
  if (value === '0' || value === '1') return value === '1';
  throw badParameter(name, { ja: `「${name}」は 0 か 1 です。`, en: `"${name}" must be 0 or 1.` });
}

/** The parameters that every CSV file takes, and {@link readCsvOptions} reads. */
export const csvParameters = ['bom', 'excel'];

/** How the texts of a CSV file are written: by default for spreadsheets that import it. Throws a ResourceError. */
export const readCsvOptions = (query: URLSearchParams): { bom: boolean; isForExcel: boolean } => ({
  bom: readFlag(query, 'bom', true),
  isForExcel: readFlag(query, 'excel', false),
});

const unknownParameter = (name: string, known: readonly string[]): Error =>
  badParameter(name, {
    ja: `「${name}」というパラメーターはありません。使えるのは ${known.join('、')} です。`,
    en: `There is no parameter "${name}". The parameters are ${known.join(', ')}.`,
  });

export const repeatedParameter = (name: string): Error =>
  badParameter(name, {
    ja: `パラメーター「${name}」は1回だけ書いてください。`,
    en: `Give the parameter "${name}" only once.`,
  });
