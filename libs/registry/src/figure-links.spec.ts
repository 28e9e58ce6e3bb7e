import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DataFileError, readDataFiles } from '@tokorozawa/subgraph-kit';
import { subgraphs } from './index';

const root = join(__dirname, '../../..');

/** Reads all data files, with one text of one of them replaced, and answers the faults. */
async function faultsWith(file: string, text: string, replacement: string) {
  const read = async (path: string) => {
    const content = readFileSync(path, 'utf8');
    if (basename(path) !== file) return content;
    expect(content).toContain(text);
    return content.replace(text, replacement);
  };
  const error = await readDataFiles(subgraphs, { read, root }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(DataFileError);
  return (error as DataFileError).faults;
}

const lineOf = (path: string, text: string): number =>
  readFileSync(join(root, path), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

const shares = 'libs/subgraphs/gender-equality/data/2024/share-of-women.yaml';

test('a part of a total that is of another day is a fault of the data file, with its place', async () => {
  const faults = await faultsWith(
    'share-of-women.yaml',
    "date: '2024-04-01'\n    number: 2",
    "date: '2023-04-01'\n    number: 2",
  );
  expect(faults).toHaveLength(2);
  expect(faults[0]).toEqual({
    file: shares,
    line: lineOf(shares, 'partIds:'),
    column: expect.any(Number),
    message:
      'totalPersons: "share-of-women-2024-administrative-commissions" has no figure of "decision-making-persons" of 2024-04-01 that could belong to this one. Correct the id or the date, or remove the id.',
    ja: expect.stringContaining('令和6年4月1日の「政策決定過程にある人の数(総数)」の数値がありません'),
  });
  expect(faults[1]?.message).toMatch(/^womenPersons: /);
});

test('so is a total that counts itself among its parts, and a figure that it may include but that does not exist', async () => {
  const part = 'partIds: [share-of-women-2024-administrative-commissions, ';
  const itself = await faultsWith('share-of-women.yaml', part, 'partIds: [share-of-women-2024-advisory-bodies, ');
  expect(itself[0]?.message).toMatch(/^totalPersons: "share-of-women-2024-advisory-bodies" has no figure/);
  const included = await faultsWith(
    'share-of-women.yaml',
    "date: '2024-04-01'\n    number: 10",
    "date: '2023-04-01'\n    number: 10",
  );
  expect(included.map(({ line }) => line)).toContain(lineOf(shares, 'mayIncludeIds:') + 1);
});

test.each([
  [
    'a total of a year of which there is nothing to add up',
    'consultation-total.yaml',
    'date: 2023FY',
    'date: 2022FY',
    'The total of "consultation-cases" of 2022FY has no parts.',
  ],
  [
    'two figures of one record and year',
    'consultation.yaml',
    '- { date: 2023FY, cases: 950 }',
    '[{ date: 2023FY, cases: 950 }, { date: 2023FY, cases: 951 }]',
    'Two figures of "consultation-cases" of 2023FY stand in this row.',
  ],
  [
    'a cell that is shared with a record without such a figure',
    'city-publication-edition.yaml',
    'copies: { sharedWith: city-publication-edition-koho-tokorozawa-print',
    'copies: { sharedWith: sister-city-decatur',
    'copies: "sister-city-decatur" has no figure of "publication-copies"',
  ],
  [
    'a cell that is said to hold two values',
    'city-publication-edition.yaml',
    'copies: { sharedWith: city-publication-edition-koho-tokorozawa-print',
    'copies: { sharedWith: city-publication-edition-koho-tokorozawa-audio',
    'copies: 171949 cannot stand in the same cell as 444 of "city-publication-edition-koho-tokorozawa-audio".',
  ],
  [
    'a figure about a record that does not exist',
    'academic-agreement.yaml',
    '- academic-agreement-waseda\n',
    '- academic-agreement-wasada\n',
    'No record has the id "academic-agreement-wasada".',
  ],
])('%s is a fault as well', async (_what, file, text, replacement, message) => {
  const faults = await faultsWith(file, text, replacement);
  expect(faults.map((fault) => fault.message)).toContainEqual(expect.stringContaining(message));
  const [path = ''] = faults.map((fault) => fault.file);
  expect(basename(path)).toBe(file);
});
