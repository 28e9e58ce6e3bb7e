import { type DocumentNode, Kind, parse, type SelectionSetNode } from 'graphql';
import type { LocalizedText } from '@tokorozawa/vocabulary';

type Text = LocalizedText & { en: string };

const kinds = ['bar', 'line', 'columns', 'figure', 'timeline', 'share', 'none'] as const;

/** The picture that a question declares for its answer: `# chart: bar measure=… label=…`. */
export interface ChartDeclaration {
  kind: (typeof kinds)[number];
  /** Paths of fields: the keys of the answer from its root, without lists' indices and the `nodes` of connections. */
  measure?: string;
  /** For `figure`: the measures that are shown beside the first, in their order. */
  moreMeasures?: string[];
  /** Instead of a measure, a list whose items are counted by their labels. */
  count?: string;
  label?: string;
  /** What the marks of one color have in common. */
  series?: string;
  /** A date, for a line and a timeline. */
  time?: string;
  /** The date of what bars show, which stands beside their measure when all of them have the same, or the same fiscal year. */
  when?: string;
  /** Marks with this text in their label have another color. */
  highlight?: string;
  /** The unit that is drawn if a measure has several: the name of a value of its enum. The most frequent one if absent. */
  unit?: string;
  /** What the picture is called; by default like its table. */
  title?: Text;
  /** What the values are called; by default like their field. */
  measureName?: Text;
  /** What the values of several measures are called, in their order. */
  measureNames?: Text[];
  /** For `none`: why there is no picture, in words. */
  reason?: Text;
}

/** A value of a head, and the number of its line. */
export interface HeadLine {
  value: string;
  line: number;
}

/** Throws an error that names the file and the line. */
type Fail = (line: number, problem: string) => never;

type Lines = Readonly<Record<string, HeadLine | undefined>>;

/**
 * Reads the lines `# chart:`, `# chart-title:` and `# chart-measure:`. Undefined without the first. Throws an error that
 * names the file and the line of a declaration that cannot be drawn, such as one with a path that the query does not have.
 */
export function readChartDeclaration(lines: Lines, query: string, file: string): ChartDeclaration | undefined {
  const { chart } = lines;
  if (!chart) return undefined;
  const fail: Fail = (line, problem) => {
    throw new Error(`${file}, line ${line}: ${problem}`);
  };
  const [, kindName = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(chart.value) ?? [];
  const kind = kinds.find((each) => each === kindName);
  if (!kind) return fail(chart.line, `"${kindName}" is no kind of chart. Known: ${kinds.join(', ')}.`);
  if (kind === 'none') return { kind, reason: readReason(rest, chart.line, fail) };
  const title = readTexts(lines, 'chart-title', fail);
  const options = readOptions(rest, parse(query), (problem) => fail(chart.line, problem));
  if (options.moreMeasures && kind !== 'figure')
    return fail(chart.line, `a chart of the kind ${kind} has one measure; only a figure has several.`);
  const declared: ChartDeclaration = {
    kind,
    ...(title && { title }),
    ...readMeasureNames(lines, options.moreMeasures, fail),
    ...options,
  };
  const missing = needed[kind].find((name) => declared[name] === undefined && !(name === 'measure' && declared.count));
  return missing ? fail(chart.line, `a chart of the kind ${kind} needs ${missing}=path.`) : declared;
}

function readTexts(lines: Lines, key: string, fail: Fail): Text | undefined {
  const given = lines[key];
  if (!given) return undefined;
  const [ja, en] = given.value.split(' / ');
  return ja && en ? { ja, en } : fail(given.line, `"# ${key}:" needs both languages: 日本語 / English.`);
}

type MeasureNames = Pick<ChartDeclaration, 'measureName' | 'measureNames'>;

/** What the measure is called, or each of several. */
function readMeasureNames(lines: Lines, more: readonly string[] | undefined, fail: Fail): MeasureNames {
  const measureName = readTexts(lines, 'chart-measure', fail);
  if (!measureName) return {};
  if (!more) return { measureName };
  const measureNames = namesIn(measureName);
  if (measureNames.length === more.length + 1) return { measureNames };
  return fail(
    lines['chart-measure']?.line ?? 0,
    'each measure needs a name: "# chart-measure: 部数、単価 / Copies, Cost".',
  );
}

/** The names of several measures: 部数、単価 / Copies, Cost. Empty if the languages differ in their number. */
function namesIn({ ja, en }: Text): Text[] {
  const [japanese, english] = [ja.split('、'), en.split(', ')];
  if (japanese.length !== english.length) return [];
  return japanese.map((name, index) => ({ ja: name, en: english[index] as string }));
}

function readReason(text: string, line: number, fail: Fail): Text {
  const [ja, en] = text.split(' / ');
  return ja && en ? { ja, en } : fail(line, 'say why there is no chart: "# chart: none 日本語 / English".');
}

const paths = ['measure', 'count', 'label', 'series', 'time', 'when'] as const;
const texts = ['highlight', 'unit'] as const;
const option = /([a-z]+)=(?:"([^"]*)"|(\S+))/g;

/** Reads `measure=path highlight="a text"`. */
function readOptions(
  text: string,
  document: DocumentNode,
  fail: (problem: string) => never,
): Partial<ChartDeclaration> {
  const left = text.replaceAll(option, '').trim();
  if (left) return fail(`"${left}" is no option. Write options as measure=path or highlight="a text".`);
  const given = [...text.matchAll(option)].map(([, name = '', quoted, plain = '']) => [name, quoted ?? plain] as const);
  const known: readonly string[] = [...paths, ...texts];
  for (const [name, value] of given) {
    if (!known.includes(name)) return fail(`"${name}" is no option. Known: ${known.join(', ')}.`);
    if (paths.some((each) => each === name) && !hasPath(document, value))
      return fail(`the query has no field at "${value}", which is the ${name}.`);
  }
  const moreMeasures = given.filter(([name]) => name === 'measure').map(([, value]) => value);
  const [measure] = moreMeasures.splice(0, 1);
  return {
    ...Object.fromEntries(given),
    ...(measure !== undefined && { measure }),
    ...(moreMeasures.length > 0 && { moreMeasures }),
  };
}

const needed: Record<Exclude<ChartDeclaration['kind'], 'none'>, ('measure' | 'label' | 'time')[]> = {
  bar: ['measure', 'label'],
  columns: ['measure', 'label'],
  line: ['measure', 'time'],
  figure: ['measure', 'label'],
  timeline: ['label', 'time'],
  share: ['measure', 'label'],
};

/** True if the query selects a field at this path. */
function hasPath(document: DocumentNode, path: string): boolean {
  const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  let sets: SelectionSetNode[] = operation ? [operation.selectionSet] : [];
  for (const key of path.split('.')) {
    const fields = sets.flatMap((set) => fieldsOf(document, set)).filter((field) => keyOf(field) === key);
    if (fields.length === 0) return false;
    sets = fields.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
  }
  return true;
}

const keyOf = ({ name, alias }: { name: { value: string }; alias?: { value: string } }): string =>
  (alias ?? name).value;

type Field = Extract<SelectionSetNode['selections'][number], { kind: Kind.FIELD }>;

/** The fields of a selection, with those of its fragments, and inside connections. */
function fieldsOf(document: DocumentNode, { selections }: SelectionSetNode): Field[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(document, selection.selectionSet);
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = document.definitions.find(
        (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
      );
      return fragment && 'selectionSet' in fragment ? fieldsOf(document, fragment.selectionSet) : [];
    }
    const isInside = ['nodes', 'edges', 'node'].includes(selection.name.value) && selection.selectionSet;
    return isInside ? fieldsOf(document, isInside) : [selection];
  });
}
