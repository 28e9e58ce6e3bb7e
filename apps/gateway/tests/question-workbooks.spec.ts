import { read } from '@e965/xlsx';
import { sharedGateway } from '../testing/shared-gateway';

const gateway = sharedGateway();

interface Cell {
  t?: string;
  w?: string;
}

async function cellsOf(path: string): Promise<Cell[]> {
  const file = await gateway.get(path, { headers: { 'accept-language': 'ja' } });
  const book = read(Buffer.from(await file.arrayBuffer()), { cellDates: true, cellNF: true });
  return Object.values(book.Sheets[book.SheetNames[0] ?? ''] ?? {}) as Cell[];
}

test('whole days are dates in the workbook of a question, and less precise dates stay words', async () => {
  const cities = await cellsOf('/q/international-relations/sister-cities.xlsx');
  expect(cities.filter(({ t }) => t === 'd').map(({ w }) => w)).toContain('1966-05-06');
  const milestones = await cellsOf('/q/informatization/system-milestones.xlsx');
  expect(milestones.some(({ t, w }) => t === 's' && /年.*\(\d{4}-\d{2}\)/.test(w ?? ''))).toBe(true);
});
