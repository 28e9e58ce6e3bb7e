import type { LocalizedText } from '@tokorozawa/vocabulary';
import { type ChartDeclaration, type HeadLine, readChartDeclaration } from './chart-declaration';
import { type DayRule, dayRuleForms, parseDayRule } from './day-rule';

type Text = LocalizedText & { en: string };

/** The comments above the query of a file: what it says about itself. */
export interface Head {
  /** The lines `# key: value`, by their keys: `{ ja: '…', en: '…', theme: '…' }`. */
  values: Record<string, string>;
  /** What variables are called, by their names: `# $slots: 使用区分の番号 / Numbers of the slots`. */
  variableNames: Record<string, Text>;
  /** How defaults are computed, by the names of the variables: `# $monday: … / … = next monday`. */
  defaults: Record<string, DayRule>;
  /** The picture of the answer; undefined if it is chosen from the data. */
  chart: ChartDeclaration | undefined;
  /** The text below, without the comments. */
  query: string;
}

/**
 * Reads the comments above the query of a file. Throws an error that names the file and the line of what is wrong.
 * @param file how messages name the file
 */
export function readHead(text: string, file: string): Head {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const query = lines.slice(end).join('\n').trim();
  const head: Head = { values: {}, variableNames: {}, defaults: {}, chart: undefined, query };
  const keyed: Record<string, HeadLine> = {};
  for (const [index, line] of lines.slice(0, end).entries()) {
    const [, key, value] = /^#\s*([a-z-]+):\s*(.+)$/.exec(line) ?? [];
    if (key && value) {
      head.values[key] = value;
      keyed[key] = { value, line: index + 1 };
    }
    const [, name, ja, en, rule] = /^#\s*\$(\w+):\s*(.+?) \/ (.+?)(?: = (.+))?$/.exec(line) ?? [];
    if (!name || !ja || !en) continue;
    head.variableNames[name] = { ja, en };
    if (rule === undefined) continue;
    const parsed = parseDayRule(rule);
    if (!parsed) throw new Error(`${file}, line ${index + 1}: "${rule}" is no rule for a day. Write ${dayRuleForms}.`);
    head.defaults[name] = parsed;
  }
  return { ...head, chart: readChartDeclaration(keyed, query, file) };
}

/** The text under the keys `ja` and `en`, with a prefix such as `about-`; undefined if there is neither. */
export function textIn({ values }: Head, file: string, prefix = ''): Text | undefined {
  const [ja, en] = [values[`${prefix}ja`], values[`${prefix}en`]];
  if (ja && en) return { ja, en };
  if (!ja && !en) return undefined;
  throw incomplete(file, prefix);
}

/** The same text. Throws an error that names the file if there is none. */
export function requireText(head: Head, file: string, prefix = ''): Text {
  const text = textIn(head, file, prefix);
  if (!text) throw incomplete(file, prefix);
  return text;
}

const incomplete = (file: string, prefix: string): Error =>
  new Error(`${file} needs the lines "# ${prefix}ja: …" and "# ${prefix}en: …" above its query.`);

/** The tables that are shown first, `# table: rooms, slots`; empty if the file names none. */
export const tablesIn = ({ values }: Pick<Head, 'values'>): string[] =>
  values.table?.split(',').map((id) => id.trim()) ?? [];

/** The part that a question belongs to. Throws an error that names the file if it names none. */
export function requirePart({ values }: Head, file: string): string {
  if (values.theme) return values.theme;
  throw new Error(`${file} needs the line "# theme: …" above its query: the name of a part.`);
}

/** The values that computed defaults have on a day in Japan, by the names of the variables. */
export function computeDefaults({ defaults }: Pick<Head, 'defaults'>, today: string): Record<string, string | number> {
  return Object.fromEntries(Object.entries(defaults).map(([name, rule]) => [name, rule(today)]));
}

/**
 * The query with its computed defaults of a day as literals, for those who ask it as it stands:
 * `query ($monday: DateBound!)` → `query ($monday: DateBound! = "2026-11-30")`.
 */
export function withDefaults({ query, defaults }: Pick<Head, 'query' | 'defaults'>, today: string): string {
  const values = computeDefaults({ defaults }, today);
  return query.replaceAll(/\$(\w+):\s*(\w+!?)/g, (definition, name: string) => {
    const value = values[name];
    return value === undefined ? definition : `${definition} = ${JSON.stringify(value)}`;
  });
}
