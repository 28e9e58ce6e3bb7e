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
  if (report.faults.length > 0) throw new UserFacingError(say(notWritten(report)));
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
    const key = values.key.trim();
    if (file !== undefined && more.length === 0 && layout && key !== '') {
      return { file, layout, key: checkedKey(key), url: addressOf(values.url), dryRun: values['dry-run'] };
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

/** A header takes no other characters. */
function checkedKey(key: string): string {
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  throw new UserFacingError(
    say({
      ja: '鍵に、鍵では使われない文字か空白があります。「pgk_」で始まる鍵を、発行されたとおりに指定してください。',
      en: 'The key has a character that no key has, or a space. Give it as it was issued; it begins with "pgk_".',
    }),
  );
}

/** The address of the gateway, of which that of GraphQL may be given as well. */
function addressOf(given: string): string {
  if (/^https?:\/\//i.test(given) && URL.canParse(given)) return given.replace(/\/+$/, '').replace(/\/graphql$/, '');
  throw new UserFacingError(
    say({
      ja: `--url の「${given}」はアドレスではありません。「http://localhost:4000」のように書いてください。`,
      en: `"${given}" is no address. Write --url like http://localhost:4000.`,
    }),
  );
}

async function importFile(
  bytes: Uint8Array,
  layout: Layout,
  dryRun: boolean,
  options: { key: string; url: string },
): Promise<ImportReport> {
  try {
    return await importTable(layout, readCsv(bytes, layout.columns), dryRun, (items, isTrial) =>
      send(layout, items, isTrial, options),
    );
  } catch (error) {
    if (!(error instanceof UnreadableCsvError)) throw error;
    return { faults: [error.fault], outcomes: new Map(), writtenBefore: 0, ignored: [] };
  }
}

function summaryOf({ faults, outcomes, ignored }: ImportReport, dryRun: boolean): string {
  if (faults.length > 0) return sayInLine({ ja: `誤り ${faults.length} 件`, en: counted(faults.length, 'fault') });
  const counts = [...outcomes].map(([outcome, count]) => `${outcome} ${count}`).join(', ') || '0';
  const trial = dryRun ? ` ${sayInLine({ ja: '(試行)', en: '(dry run)' })}` : '';
  const headers = ignored.join('、');
  const left = headers && ` ${sayInLine({ ja: `取り込まない列: ${headers}`, en: `Columns not imported: ${headers}` })}`;
  return `${counts}${trial}${left}`;
}

function describe({ line, column, message }: CsvFault): string {
  return `${line}: ${column === undefined ? '' : `${column}: `}${sayInLine(message)}`;
}

function notWritten({ faults: { length: count }, writtenBefore }: ImportReport): LocalizedText {
  const again = {
    ja: '直してから、もう一度実行してください。',
    en: `Correct ${count === 1 ? 'it' : 'them'}, and run the command again.`,
  };
  if (writtenBefore === 0) {
    return {
      ja: `誤りが ${count} 件あるため、1 件も書き込んでいません。${again.ja}`,
      en: `Nothing was written, because of ${counted(count, 'fault')}. ${again.en}`,
    };
  }
  return {
    ja: `取り込みの途中で記録が変わったため、はじめの ${writtenBefore} 件だけを書き込みました。${again.ja}書き込んだものはそのまま残ります。`,
    en: `Records were changed meanwhile, so that only the first ${writtenBefore} were written. ${again.en} What was written stays as it is.`,
  };
}
