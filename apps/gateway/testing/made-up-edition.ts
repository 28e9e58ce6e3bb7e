import { subgraphs } from '@tokorozawa/registry';
import { copyWithEdition, type DataFolders, type DataRow } from './second-edition';

const withChange =
  (id: string, change: object) =>
  (rows: DataRow[]): DataRow[] =>
    rows.map((row) => (row.id === id ? { ...row, ...change } : row));

const without =
  (id: string) =>
  (rows: DataRow[]): DataRow[] =>
    rows.filter((row) => row.id !== id);

/** The same course a year later, and none of the year before, as the publication prints them. */
const courseOfNextYear = ([course]: DataRow[]): DataRow[] => [
  {
    ...(course as DataRow),
    id: 'course-2024-hikikomori',
    fiscalYear: 2024,
    sessions: [{ start: { date: '2024-05-28', statedWeekday: 'TUESDAY' } }],
    provenance: { lines: [172, 174, 175], asOf: '2024FY' },
  },
];

/** The edition of 2025, in which some records have changed, and some are gone or new. */
export function madeUpEdition(): DataFolders {
  const folders = copyWithEdition(subgraphs, 2025, 2024);
  const { change } = folders;
  const moved = { provenance: { lines: [240, 250] } };
  change('international-relations', 'sister-city.yaml', (rows) =>
    rows.map(({ figures, figuresInText, ...row }) =>
      row.id === 'sister-city-decatur'
        ? { ...row, population: 66_000, figures: {}, ...moved }
        : { ...row, figures, figuresInText },
    ),
  );
  change('city-promotion', 'brand-effort.yaml', without('brand-effort-culture'));
  change('gender-equality', 'center-course.yaml', courseOfNextYear);
  change('comprehensive-plan', 'program.gender-equality.yaml', (rows) =>
    rows.filter(({ subjectType }) => subjectType !== 'CenterCourse'),
  );
  change(
    'gender-equality',
    'share-of-women.yaml',
    withChange('share-of-women-2024-assembly', { name: { ja: '市議会' } }),
  );
  change('comprehensive-plan', 'program.city-promotion.yaml', (rows) =>
    rows.map((row, index) => (index === 0 ? { ...row, name: { ja: '新しい名前' } } : row)),
  );
  const withNames =
    (...names: object[]) =>
    (rows: DataRow[]): DataRow[] =>
      rows.map((row, index) => ({ ...row, name: { ...(row.name as object), ...names[index] } }));
  change(
    'comprehensive-plan',
    'program.international-relations.yaml',
    withNames({ en: 'A new translation' }, { ja: '訳の変わらない名前' }),
  );
  return folders;
}
