import { type DocumentNode, Kind, parse, type SelectionSetNode } from 'graphql';
import type { LocalizedText } from '@tokorozawa/vocabulary';

type Text = LocalizedText & { en: string };

const kinds = ['bar', 'line', 'columns', 'figure', 'timeline', 'share', 'none'] as const;
const orders = ['source', 'value', 'label'] as const;

/** The picture that a question declares for its answer: `# chart: bar measure=… label=…`. */
export interface ChartDeclaration {
  kind: (typeof kinds)[number];
  /** Paths of fields: the keys of the answer from its root, without lists' indices and the `nodes` of connections. */
  measure?: string;
  /** Instead of a measure, a list whose items are counted by their labels. */
  count?: string;
  label?: string;
  /** What the marks of one color have in common. */
  series?: string;
  /** A date, for a line and a timeline. */
  time?: string;
  /** The order of the marks; that of the answer if absent. Over time, it is that of time. */
  order?: (typeof orders)[number];
  /** Marks with this text in their label have another color. */
  highlight?: string;
  /** The unit that is drawn if a measure has several: the name of a value of its enum. The most frequent one if absent. */
  unit?: string;
  /** What the picture is called; by default like its table. */
  title?: Text;
  /** What the values are called; by default like their field. */
  measureName?: Text;
  /** For `none`: why there is no picture, in words. */
  reason?: Text;
}

/** A value of a head, and the number of its line. */
export interface HeadLine {
  value: string;
  line: number;
}

/**
 * Reads the lines `# chart:`, `# chart-title:` and `# chart-measure:`. Undefined without the first. Throws an error that
 * names the file and the line of a declaration that cannot be drawn, such as one with a path that the query does not have.
 */
export function readChartDeclaration(
  lines: Readonly<Record<string, HeadLine | undefined>>,
  query: string,
  file: string,
): ChartDeclaration | undefined {
  const { chart } = lines;
  if (!chart) return undefined;
  const fail = (line: number, problem: string): never => {
    throw new Error(`${file}, line ${line}: ${problem}`);
  };
  const textOf = (key: string): Text | undefined => {
    const given = lines[key];
    if (!given) return undefined;
    const [ja, en] = given.value.split(' / ');
    return ja && en ? { ja, en } : fail(given.line, `"# ${key}:" needs both languages: 日本語 / English.`);
  };
  const [, kindName = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(chart.value) ?? [];
  const kind = kinds.find((each) => each === kindName);
  if (!kind) return fail(chart.line, `"${kindName}" is no kind of chart. Known: ${kinds.join(', ')}.`);
  if (kind === 'none') {
    const [ja, en] = rest.split(' / ');
    if (!ja || !en) return fail(chart.line, 'say why there is no chart: "# chart: none 日本語 / English".');
    return { kind, reason: { ja, en } };
  }
  const declared: ChartDeclaration = { kind };
  const title = textOf('chart-title');
  const measureName = textOf('chart-measure');
  if (title) declared.title = title;
  if (measureName) declared.measureName = measureName;
  const options = [...rest.matchAll(/([a-z]+)=(?:"([^"]*)"|(\S+))/g)];
  const left = rest.replaceAll(/([a-z]+)=(?:"([^"]*)"|(\S+))/g, '').trim();
  if (left) return fail(chart.line, `"${left}" is no option. Write options as measure=path or highlight="a text".`);
  const document = parse(query);
  for (const [, name = '', quoted, plain = ''] of options) {
    const value = quoted ?? plain;
    if (name === 'measure' || name === 'count' || name === 'label' || name === 'series' || name === 'time') {
      if (!hasPath(document, value))
        return fail(chart.line, `the query has no field at "${value}", which is the ${name}.`);
      declared[name] = value;
    } else if (name === 'order') {
      const order = orders.find((each) => each === value);
      declared.order = order ?? fail(chart.line, `"${value}" is no order. Known: ${orders.join(', ')}.`);
    } else if (name === 'highlight' || name === 'unit') declared[name] = value;
    else
      return fail(chart.line, `"${name}" is no option. Known: measure, count, label, series, time, order, highlight, unit.`);
  }
  const missing = needed[kind].find((name) => declared[name] === undefined && !(name === 'measure' && declared.count));
  return missing ? fail(chart.line, `a chart of the kind ${kind} needs ${missing}=path.`) : declared;
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
