import { parseArgs } from 'node:util';
import { commonVariables, openDatabase, readEnvironment, runCommand, Steps } from '@tokorozawa/process-kit';
import { subgraphs } from '@tokorozawa/registry';
import {
  type AccessKeyEntry,
  type AccessKeyStore,
  connect,
  createAccessKey,
  isScope,
  say,
  type Scope,
  scopes,
} from '@tokorozawa/subgraph-kit';
import { isoDate, type LocalizedText, UserFacingError } from '@tokorozawa/vocabulary';
import type { DataSource } from 'typeorm';
import { usageError } from './usage';

/**
 * `npm run keys`: the keys with which systems of municipalities write.
 *   -- create --municipality CODE --scopes A,B --expires DAY --label TEXT   shows a new key, once
 *   -- list                                                                 lists all, without their secrets
 *   -- revoke ID                                                            lets a key end with the next request
 */
runCommand(async (onClose) => {
  const [name = '', ...args] = process.argv.slice(2);
  const command = commandOf(name, args);
  const keeper = subgraphs.find(({ accessKeys }) => accessKeys);
  if (!keeper?.accessKeys) throw new Error('No subgraph stores keys.');
  const variables = readEnvironment(commonVariables, process.env);
  const databaseUrl = await openDatabase(variables, new Steps(), onClose).url;
  const database = await connect(keeper, { databaseUrl, role: 'owner', poolSize: 1 }).catch(explainMissingTables);
  onClose(() => database.destroy());
  await command(keeper.accessKeys, database).catch(explainMissingTables);
});

type Command = (keys: AccessKeyStore, database: DataSource) => Promise<void>;

function commandOf(name: string, args: string[]): Command {
  if (name === 'create') {
    const key = readNewKey(args);
    return (...store) => create(key, ...store);
  }
  if (name === 'list' && args.length === 0) return list;
  const [id, ...more] = args;
  if (name === 'revoke' && id !== undefined && more.length === 0) return (...store) => revoke(id, ...store);
  throw usage();
}

function usage(fault?: LocalizedText): UserFacingError {
  return usageError('keys', fault);
}

interface NewKey {
  municipality: string;
  scopes: Scope[];
  /** YYYY-MM-DD, in Japan. */
  lastDay: string;
  label: string;
}

function readNewKey(args: string[]): NewKey {
  const text = { type: 'string' } as const;
  const options = { municipality: text, scopes: text, expires: text, label: text };
  let values: Partial<Record<keyof typeof options, string>>;
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    // The usage says which options there are.
    if (!(error instanceof TypeError)) throw error;
    throw usage();
  }
  const { municipality, scopes: scopeText, expires, label } = values;
  if (municipality === undefined || scopeText === undefined || expires === undefined || !label?.trim()) throw usage();
  const names = [...new Set(scopeText.split(',').map((scope) => scope.trim()))];
  const unknown = names.filter((scope) => !isScope(scope));
  if (unknown.length > 0) {
    throw usage({
      ja: `権限「${unknown.join('、')}」はありません。次から選んでください:${scopes.join('、')}`,
      en: `There is no scope "${unknown.join(', ')}". Choose from ${scopes.join(', ')}.`,
    });
  }
  if (!isoDate.safeParse(expires).success) {
    throw usage({
      ja: `「${expires}」は日付ではありません。有効な最終日を 2027-03-31 のように書いてください。`,
      en: `"${expires}" is not a day. Give the last day on which the key is valid, like 2027-03-31.`,
    });
  }
  return { municipality, scopes: names.filter(isScope), lastDay: expires, label: label.trim() };
}

async function create(
  { municipality, scopes: granted, lastDay, label }: NewKey,
  keys: AccessKeyStore,
  database: DataSource,
): Promise<void> {
  const known = await keys.municipalities(database);
  const name = known.get(municipality);
  if (!name) {
    const choice = [...known].map(([code, { ja, en }]) => `${code} ${ja} ${en ?? ''}`.trim()).join(', ');
    throw usage({
      ja: `自治体コード「${municipality}」の自治体は登録できません。次から選んでください:${choice}`,
      en: `The municipality "${municipality}" may not enter records. Choose from ${choice}.`,
    });
  }
  // The key is valid until that day ends in Japan.
  const expiresAt = new Date(`${lastDay}T24:00:00+09:00`);
  if (expiresAt.getTime() <= Date.now()) {
    throw usage({ ja: `${lastDay} はすでに過ぎています。`, en: `${lastDay} is over.` });
  }
  const { text, ...key } = createAccessKey();
  await keys.add(database, { ...key, municipality, label, scopes: granted, expiresAt });
  const words = {
    ja: `${name.ja}の鍵 ${key.id} を作りました。表示するのは今だけです。安全な場所に保管し、要求のヘッダーに「Authorization: Bearer」に続けて書いてください。${lastDay} まで有効です。`,
    en: `This is the new key ${key.id} of ${name.en ?? name.ja}, valid through ${lastDay}. It is shown only now: store it in a safe place, and send it in the header "Authorization: Bearer …".`,
  };
  process.stderr.write(`${say(words)}\n`);
  // The key alone, so that the command can write it into a file.
  process.stdout.write(`${text}\n`);
}

async function list(keys: AccessKeyStore, database: DataSource): Promise<void> {
  const [entries, names] = [await keys.list(database), await keys.municipalities(database)];
  if (entries.length === 0) print({ ja: '鍵はありません。', en: 'There are no keys.' });
  for (const entry of entries) {
    const name = names.get(entry.municipality);
    process.stdout.write(`${entry.id}  ${entry.municipality} ${name?.ja ?? ''}  ${entry.label}\n`);
    process.stdout.write(`  ${entry.scopes.join(', ')}\n`);
    print(stateOf(entry), '  ');
  }
}

const minuteOf = (instant: Date): string =>
  new Date(instant.getTime() + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

function stateOf({ expiresAt, revokedAt, lastUsedAt }: AccessKeyEntry): Required<LocalizedText> {
  const used = {
    ja: lastUsedAt ? `最後の使用:${minuteOf(lastUsedAt)}` : '未使用',
    en: lastUsedAt ? `last used ${minuteOf(lastUsedAt)}` : 'never used',
  };
  // A key ends with a day, as it was created.
  const lastDay = minuteOf(new Date(expiresAt.getTime() - 1)).slice(0, 10);
  const ends =
    expiresAt.getTime() > Date.now()
      ? { ja: `${lastDay} まで有効`, en: `valid through ${lastDay}` }
      : { ja: `期限切れ(${lastDay} まで)`, en: `expired, was valid through ${lastDay}` };
  const state = revokedAt ? { ja: `${minuteOf(revokedAt)} に失効`, en: `revoked ${minuteOf(revokedAt)}` } : ends;
  return { ja: `${state.ja}、${used.ja}`, en: `${state.en}, ${used.en} (time in Japan)` };
}

async function revoke(id: string, keys: AccessKeyStore, database: DataSource): Promise<void> {
  if (!(await keys.revoke(database, id))) {
    throw new UserFacingError(
      say({
        ja: `鍵「${id}」はありません。npm run keys -- list で確かめてください。`,
        en: `There is no key "${id}". See npm run keys -- list.`,
      }),
    );
  }
  print({
    ja: `鍵 ${id} は失効しました。次の要求から使えません。`,
    en: `The key ${id} is revoked, and fails with the next request.`,
  });
}

function print(text: LocalizedText, indent = ''): void {
  process.stdout.write(`${indent}${say(text).replaceAll('\n', `\n${indent}`)}\n`);
}

/** The schema, the role of the owner, or the table does not exist before the database is prepared. */
function explainMissingTables(error: unknown): never {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  if (!['42P01', '3F000', '22023'].includes(code ?? cause?.code ?? '')) throw error;
  throw new UserFacingError(
    say({
      ja: 'データベースの準備がまだです。先に npm start か npm run data を実行してください。',
      en: 'The database is not prepared yet. Run npm start or npm run data first.',
    }),
    { cause: error },
  );
}
