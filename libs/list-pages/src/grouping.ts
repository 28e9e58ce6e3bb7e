import type { ExportedList } from '@tokorozawa/exports';
import { lowerInitial } from '@tokorozawa/record-fields';
import { badParameter } from '@tokorozawa/resources';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { columnChoices, type ColumnChoice } from './column-choices';
import { sectionText } from './filter-inputs';

type Text = LocalizedText & { en: string };

/** What the figures of a summary are grouped by. */
export interface Grouping {
  /** As the parameter `summary` names it. */
  name: string;
  label: Text;
  /** The values of the argument `groupBy`. */
  groupBy: readonly string[];
  /** The field of the records by whose values their figures are grouped as well. */
  column?: ColumnChoice;
}

/** What the figures of every list can be grouped by. */
const commonGroupings: readonly Grouping[] = [
  { name: 'indicator', label: { ja: '指標ごと', en: 'By indicator' }, groupBy: ['INDICATOR'] },
  {
    name: 'fiscalYear',
    label: { ja: '指標と年度ごと', en: 'By indicator and fiscal year' },
    groupBy: ['INDICATOR', 'FISCAL_YEAR'],
  },
  { name: 'period', label: { ja: '指標と時点ごと', en: 'By indicator and period' }, groupBy: ['INDICATOR', 'PERIOD'] },
  { name: 'record', label: { ja: '指標と記録ごと', en: 'By indicator and record' }, groupBy: ['INDICATOR', 'RECORD'] },
  { name: 'all', label: { ja: '全体で一つ', en: 'All in one' }, groupBy: [] },
];

/** The groupings of a list: by what its figures say, and by the fields of its records that have few values. */
export function groupingsOf(list: ExportedList): Grouping[] {
  if (list.name === 'observations') return [...commonGroupings];
  const columns = columnChoices(list).map((column) => (isSection(column) ? sectionOf(column) : column));
  const ownGroupings = columns.filter(canBeGroupedBy).map((column): Grouping => {
    const { ja, en } = column.header;
    const label = { ja: `指標と${ja}ごと`, en: `By indicator and ${lowerInitial(en)}` };
    return { name: column.name, label, groupBy: ['INDICATOR'], column };
  });
  return [
    ...commonGroupings,
    ...ownGroupings.filter(({ name }) => !commonGroupings.some((each) => each.name === name)),
  ];
}

/** The sections of a record, which some types have by links with a reason. */
const isSection = ({ name }: ColumnChoice): boolean => name === 'sections' || name === 'sectionLinks.section';

const sectionOf = (column: ColumnChoice): ColumnChoice => ({ ...column, name: 'section', header: sectionText });

/** Fields by which nobody groups: those of every record, and who entered or linked it. */
const bookkeeping = /^(edition|omittedSince|programs|updatedBy|.*[bB]asis)$/;

function canBeGroupedBy({ name, path, kind, isList, type }: ColumnChoice): boolean {
  if (name === 'section') return true;
  if (path.length > 1 || bookkeeping.test(name)) return false;
  return isList ? type.name === 'Municipality' : kind === 'enum' || kind === 'record';
}

/** Throws a ResourceError if the list has no such grouping. */
export function readGrouping(list: ExportedList, text: string | null): Grouping | undefined {
  if (text === null) return undefined;
  const groupings = groupingsOf(list);
  const found = groupings.find(({ name }) => name === text);
  if (found) return found;
  const names = groupings.map(({ name }) => name);
  throw badParameter('summary', {
    ja: `「summary」は ${names.join('、')} のいずれかです。`,
    en: `"summary" must be one of ${names.join(', ')}.`,
  });
}
