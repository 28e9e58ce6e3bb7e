import { parseArgs } from 'node:util';
import {
  cacheKinds,
  faultOfAddress,
  partnerFile,
  partnerName,
  readPartners,
  readSecret,
  removePartner,
  writePartner,
  type PartnerAddressRules,
  type PartnerFile,
} from '@tokorozawa/partners/files';
import { gatewayVariables, partnersDirectory, readEnvironment, runCommand, Steps } from '@tokorozawa/process-kit';
import { findSubgraph } from '@tokorozawa/registry';
import { counted, say, sayInLine } from '@tokorozawa/subgraph-kit';
import { UserFacingError, type LocalizedText } from '@tokorozawa/vocabulary';
import { pathFrom, unreadableFile } from './given-file';
import { readSchema } from './partner/read-schema';
import { reportOn } from './partner/report';
import { schemasOfSources } from './schemas';
import { usageError } from './usage';

/**
 * `npm run partner`: lets the subgraph of another organization join the graph.
 *   -- check URL|FILE                says what it would add, and whether it fits
 *   -- add NAME URL --types A,B …    writes what the running gateway then takes up
 *   -- remove NAME                   the running gateway drops it
 *   -- list                          which partners there are
 */
runCommand(async () => {
  const [command = '', ...args] = process.argv.slice(2);
  const variables = readEnvironment(gatewayVariables, process.env);
  const directory = partnersDirectory(variables);
  const networks = variables.PARTNER_PRIVATE_NETWORKS;
  if (command === 'check') return check(directory, readArguments(args, 1));
  if (command === 'add') return add(directory, readArguments(args, 2), { networks });
  if (command === 'remove') return remove(directory, readArguments(args, 1));
  if (command === 'list' && args.length === 0) return list(directory);
  throw usageError('partner');
});

type Arguments = ReturnType<typeof parse>;

function parse(args: string[]) {
  return parseArgs({
    args,
    options: {
      name: { type: 'string' },
      'secret-file': { type: 'string' },
      schema: { type: 'string' },
      types: { type: 'string', default: '' },
      'max-answer': { type: 'string', default: '1MB' },
      timeout: { type: 'string', default: '2s' },
      cache: { type: 'string', default: 'none' },
      'allow-breaking': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
}

function readArguments(args: string[], count: number): Arguments {
  try {
    const read = parse(args);
    if (read.positionals.length === count) return read;
  } catch (error) {
    // The usage says which options there are.
    if (!(error instanceof TypeError)) throw error;
  }
  throw usageError('partner');
}

function typesIn(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  return names.filter(Boolean);
}

async function secretIn({ values }: Arguments): Promise<string | undefined> {
  const given = values['secret-file'];
  if (given === undefined) return undefined;
  const path = pathFrom(given);
  return readSecret(path).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === undefined ? new UserFacingError(message, { cause: error }) : unreadableFile(path, error);
  });
}

async function check(directory: string, given: Arguments): Promise<void> {
  const { values, positionals } = given;
  const [urlOrFile = ''] = positionals;
  const place = /^https?:/i.test(urlOrFile) ? urlOrFile : pathFrom(urlOrFile);
  const { partners } = await partnersIn(directory);
  // Who has joined asks about the schema that is to replace theirs.
  const name = values.name ?? partners.find(({ url }) => url === place)?.name ?? 'partner';
  const sdl = await readSchema(place, await secretIn(given));
  const { faults, breaking, verdict } = await printReport(directory, {
    name,
    url: place,
    sdl,
    types: typesIn(values.types),
  });
  if (faults + breaking > 0) throw new UserFacingError(say(verdict));
  print(verdict);
}

async function add(directory: string, given: Arguments, rules: PartnerAddressRules): Promise<void> {
  const { values, positionals } = given;
  const [name = '', url = ''] = positionals;
  checkName(name);
  const secretFile = values['secret-file'];
  const file: PartnerFile = {
    url,
    ...(secretFile !== undefined && { secretFile: pathFrom(secretFile) }),
    maxAnswer: values['max-answer'],
    timeout: values.timeout,
    types: typesIn(values.types),
    cache: values.cache as PartnerFile['cache'],
    schema: '',
  };
  checkSettings(file);
  await checkHost(url, rules);
  file.schema = await readSchema(values.schema === undefined ? url : pathFrom(values.schema), await secretIn(given));
  const asked = { name, url, sdl: file.schema, types: file.types };
  const { faults, breaking, verdict } = await printReport(directory, asked);
  print(verdict);
  if (faults > 0 || (breaking > 0 && !values['allow-breaking'])) {
    throw new UserFacingError(
      say({
        ja: `${name} を加えませんでした。${faults > 0 ? '上の点を直してください。' : 'それでも加えるには --allow-breaking を付けてください。'}`,
        en: `${name} was not added. ${faults > 0 ? 'Correct the points above.' : 'To add it nevertheless, repeat the command with --allow-breaking.'}`,
      }),
    );
  }
  const path = await writePartner(directory, name, file).catch((error: unknown) => {
    throw unusableFolder(directory, error);
  });
  print({
    ja: `${path} に書きました。動いているゲートウェイは数秒で取り込みます。/status で確かめられます。`,
    en: `Written to ${path}. A running gateway takes it up within seconds; /status shows it.`,
  });
}

async function remove(directory: string, { positionals: [name = ''] }: Arguments): Promise<void> {
  const wasThere = await removePartner(directory, name).catch((error: unknown) => {
    throw unusableFolder(directory, error);
  });
  if (!wasThere) {
    throw new UserFacingError(
      say({
        ja: `${name} という参加者はありません。「npm run partner -- list」で名前を確かめてください。`,
        en: `There is no partner "${name}". "npm run partner -- list" shows their names.`,
      }),
    );
  }
  print({
    ja: `${name} を除きました。動いているゲートウェイは数秒でその項目をやめます。`,
    en: `${name} was removed. A running gateway drops its fields within seconds.`,
  });
}

async function list(directory: string): Promise<void> {
  const { partners, faults } = await partnersIn(directory);
  if (partners.length + faults.length === 0) {
    print({ ja: '参加しているサブグラフはありません。', en: 'No subgraph of a partner has joined.' });
  }
  for (const { name, url, types, maxAnswerSize, timeout, cache } of partners) {
    const limits = `types: ${types.join(', ') || '-'} · max-answer: ${maxAnswerSize / 1024} KB · timeout: ${timeout} ms · cache: ${cache}`;
    process.stdout.write(`${name}  ${url}  ${limits}\n`);
  }
  for (const { name, reason } of faults) {
    print({ ja: `${name}: 使えません。${reason}`, en: `${name}: cannot be used. ${reason}` });
  }
}

/** Throws a UserFacingError if PARTNERS_DIRECTORY is no folder, or may not be read. */
async function partnersIn(directory: string): ReturnType<typeof readPartners> {
  return readPartners(directory).catch((error: unknown) => {
    throw unusableFolder(directory, error);
  });
}

const unusableFolder = (directory: string, cause: unknown): UserFacingError =>
  new UserFacingError(
    say({
      ja: `参加者のフォルダー ${directory} を使えません(${(cause as Error).message})。PARTNERS_DIRECTORY と権限を確かめてください。`,
      en: `The folder of partners ${directory} cannot be used (${(cause as Error).message}). Check PARTNERS_DIRECTORY, and its permissions.`,
    }),
    { cause },
  );

async function printReport(directory: string, partner: Parameters<typeof reportOn>[0]['partner']) {
  const steps = new Steps();
  // Composing blocks the process, so the reminders of a step do not appear.
  steps.say(`  … ${sayInLine({ ja: '合成しています(数秒かかります)', en: 'composing, which takes some seconds' })}`);
  const report = await steps.run(sayInLine({ ja: '合成', en: 'composition' }), async () => {
    const { partners } = await partnersIn(directory);
    const made = await reportOn({ ours: schemasOfSources(), partners, partner });
    return [made, sayInLine({ ja: `参加者 ${partners.length}`, en: `with ${counted(partners.length, 'partner')}` })];
  });
  report.lines.forEach(print);
  return report;
}

function checkName(name: string): void {
  const { error } = partnerName.safeParse(name);
  if (error) throw new UserFacingError(`NAME ${error.issues.map(({ message }) => message).join('; ')}.`);
  if (!findSubgraph(name)) return;
  throw new UserFacingError(
    say({
      ja: `${name} は市のサブグラフの名前です。別の名前にしてください。`,
      en: `${name} is the name of a subgraph of the city. Choose another one.`,
    }),
  );
}

function checkSettings(file: PartnerFile): void {
  const { error } = partnerFile.safeParse(file);
  if (!error) return;
  // The names of the settings in a file, as arguments of the command.
  const optionOf: Record<string, string> = {
    url: 'URL',
    maxAnswer: '--max-answer',
    cache: `--cache (${cacheKinds.join(' | ')})`,
  };
  const faults = error.issues.map(
    ({ path: [key], message }) => `${optionOf[String(key)] ?? `--${String(key)}`} ${message}`,
  );
  throw new UserFacingError(
    `${say({ ja: '指定が正しくありません。', en: 'The settings are not valid:' })}\n  ${faults.join('\n  ')}`,
  );
}

async function checkHost(url: string, rules: PartnerAddressRules): Promise<void> {
  const fault = await faultOfAddress(url, rules);
  if (fault === undefined) return;
  throw new UserFacingError(
    say({
      ja: `アドレス ${url} は使えません。ホスト名とその行き先(DNS)を確かめてください。(${fault})`,
      en: `The address ${url} cannot be used: it ${fault}.`,
    }),
  );
}

/** Text that exists in one language only is printed once. */
function print(text: LocalizedText): void {
  process.stdout.write(`${[...new Set(say(text).split('\n'))].join('\n')}\n`);
}
