import { parseArgs } from 'node:util';
import { runCommand, Steps } from '@tokorozawa/process-kit';
import { counted, say, sayInLine } from '@tokorozawa/subgraph-kit';
import { type LocalizedText, UserFacingError } from '@tokorozawa/vocabulary';
import { pathFrom, readGivenFile } from './given-file';
import { importTable, type ImportReport } from './import-csv/import-table';
import { type Layout, layouts } from './import-csv/layouts';
import { type CsvFault, readCsv, UnreadableCsvError } from './import-csv/read-csv';
import { send } from './import-csv/send';
import { usageError } from './usage';

/**
 * `npm run import-csv -- FILE --kind facilities --key KEY [--url http://localhost:4000] [--dry-run]`: enters the standard
 * data set of a municipality (公共施設一覧, イベント一覧) through the mutations of a running gateway.
 */
runCommand(async () => {
  const { file, layout, key, url, dryRun } = readArguments(process.argv.slice(2));
  const bytes = await readGivenFile(pathFrom(file));
  const steps = new Steps();
  const report = await steps.run('import', async () => {
    const done = await importFile(bytes, layout, dryRun, { key, url });
    return [done, summaryOf(done, dryRun)];
  });
  for (const fault of report.faults) process.stderr.write(`${file}:${describe(fault)}\n`);
  if (report.faults.length > 0) throw new UserFacingError(say(nothingWritten(report.faults.length)));
});

interface ImportArguments {
  file: string;
  layout: Layout;
  key: string;
  url: string;
  dryRun: boolean;
}

function readArguments(args: string[]): ImportArguments {
  const options = {
    kind: { type: 'string' },
    key: { type: 'string', default: process.env.PLANNING_GRAPH_KEY ?? '' },
    url: { type: 'string', default: 'http://localhost:4000' },
    'dry-run': { type: 'boolean', default: false },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [file, ...more] = positionals;
    const layout = layouts[values.kind ?? ''];
    if (file !== undefined && more.length === 0 && layout && values.key !== '') {
      return { file, layout, key: values.key, url: values.url.replace(/\/+$/, ''), dryRun: values['dry-run'] };
    }
  } catch (error) {
    // The usage says which options there are.
    if (!(error instanceof TypeError)) throw error;
  }
  throw usageError('import-csv', {
    ja: '次のように書いてください。鍵は環境変数 PLANNING_GRAPH_KEY でも渡せます。',
    en: 'Use one of these commands. The key may also be in the variable PLANNING_GRAPH_KEY.',
  });
}

async function importFile(
  bytes: Uint8Array,
  layout: Layout,
  dryRun: boolean,
  options: { key: string; url: string },
): Promise<ImportReport> {
  try {
    return await importTable(layout, readCsv(bytes), dryRun, (items, isTrial) => send(layout, items, isTrial, options));
  } catch (error) {
    if (!(error instanceof UnreadableCsvError)) throw error;
    return { faults: [error.fault], outcomes: new Map(), ignored: [] };
  }
}

function summaryOf({ faults, outcomes, ignored }: ImportReport, dryRun: boolean): string {
  if (faults.length > 0) return sayInLine({ ja: `誤り ${faults.length} 件`, en: counted(faults.length, 'fault') });
  const counts = [...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', ') || '0';
  const trial = dryRun ? ` ${sayInLine({ ja: '(試行)', en: '(dry run)' })}` : '';
  const heads = ignored.join('、');
  const left = heads && ` ${sayInLine({ ja: `取り込まない列: ${heads}`, en: `Columns not imported: ${heads}` })}`;
  return `${counts}${trial}${left}`;
}

function describe({ line, column, message }: CsvFault): string {
  return `${line}: ${column === undefined ? '' : `${column}: `}${sayInLine(message)}`;
}

const nothingWritten = (count: number): LocalizedText => ({
  ja: `誤りが ${count} 件あるため、1 件も書き込んでいません。直してから、もう一度実行してください。`,
  en: `Nothing was written, because of ${counted(count, 'fault')}. Correct ${count === 1 ? 'it' : 'them'}, and run the command again.`,
});
