import {
  type Caller,
  canonicalJson,
  type EntityClass,
  type Scope,
  type SubgraphContext,
  wordsOf,
  WrittenEntity,
  writtenId,
} from '@tokorozawa/subgraph-kit';
import type { LocalizedText } from '@tokorozawa/vocabulary';
import { type EntityManager, In, IsNull } from 'typeorm';
import { addToLog } from './audit-log';
import { claimKey, type RepeatableCall, repeatableCall, storeAnswer } from './idempotency';
import { requireWriter } from './may-write';
import { type ItemRules, type ParsedItem, parseItems, type Values } from './parse-items';
import {
  Atomicity,
  type ItemError,
  maxItems,
  WriteErrorCode,
  WriteOutcome,
  type WritePayload,
  type WrittenRow,
  type WriteUserError,
} from './write-types';

/** The arguments that all mutations have. */
export interface WriteArguments {
  items: object[];
  atomicity: Atomicity;
  dryRun: boolean;
  idempotencyKey?: string | null | undefined;
}

/** What a mutation does. */
export interface Write<Entity extends WrittenRow> {
  entity: EntityClass<Entity>;
  /** The name of the mutation. */
  operation: string;
  /** The name of the argument with the records. */
  argument: string;
  scope: Scope;
  rules: ItemRules;
  /** What a record of the call does to the record that exists. It may be retired. */
  change(item: ParsedItem, before: Entity | undefined, now: Date): Change | ItemError;
  /** Properties that the audit does not show. */
  hidden?: readonly string[];
  /** How many records a municipality may have that are not retired; any number when absent. */
  maxRecords?: number;
  /** Changes in the same transaction what depends on the records that the call has changed. */
  follow?(changed: Entity[], manager: EntityManager): Promise<void>;
}

/** @property values those that differ; empty if the record stays as it is */
export interface Change {
  outcome: WriteOutcome;
  values: Values;
}

interface Decision<Entity> {
  item: ParsedItem;
  outcome: WriteOutcome;
  before: Entity | undefined;
  /** Null if the record of the call is refused. */
  after: Entity | null;
}

type Changing<Entity> = Decision<Entity> & { after: Entity };

/** What is kept of an answer, to give it again. */
interface StoredAnswer {
  results: { localId: string; outcome: WriteOutcome; version: number | null; id: string }[];
  userErrors: WriteUserError[];
}

/** Executes a mutation in one transaction, which can touch only rows of the caller's municipality. */
export async function writeRecords<Entity extends WrittenRow>(
  write: Write<Entity>,
  { items, atomicity, dryRun, idempotencyKey }: WriteArguments,
  context: SubgraphContext,
): Promise<WritePayload<Entity>> {
  const caller = await requireWriter(context, write.scope);
  const refused = refusedCall(write, items.length);
  if (refused) return { results: [], userErrors: [refused], isDryRun: dryRun, isReplay: false };
  const key = idempotencyKey ?? context.idempotencyKey;
  const content = { operation: write.operation, items, atomicity };
  const call = key === undefined || dryRun ? undefined : repeatableCall(key, caller, content);
  const parsed = await parseItems(items, write.rules, caller, context.load);
  if (!context.writer) throw new Error('This domain has no writer.');
  return context.writer.transaction(caller.municipality, async (manager) => {
    const first = call && (await claimKey(manager, call, caller));
    if (first)
      return answerAgain(write, first.hash === call.hash ? (first.answer as StoredAnswer) : undefined, manager);
    const answer = await decideAndWrite(write, parsed, { atomicity, dryRun, caller, context }, manager);
    if (call) await keepAnswer(write, manager, call, caller, answer);
    return answer;
  });
}

interface WriteOptions {
  atomicity: Atomicity;
  dryRun: boolean;
  caller: Caller;
  context: SubgraphContext;
}

async function decideAndWrite<Entity extends WrittenRow>(
  write: Write<Entity>,
  parsed: ParsedItem[],
  { atomicity, dryRun, caller, context }: WriteOptions,
  manager: EntityManager,
): Promise<WritePayload<Entity>> {
  // Calls of one municipality write one after the other, so that what is decided here still holds when it is written.
  const [{ now }] = await manager.query<[{ now: Date }]>(
    // eslint-disable-next-line no-restricted-syntax -- an answer to a write is never cached
    `SELECT pg_advisory_xact_lock(hashtext($1), $2::int), clock_timestamp() AS now`,
    [write.entity.name, caller.municipality],
  );
  const ids = parsed.map(({ localId }) => writtenId(write.entity, caller.municipality, localId));
  const sought = ids.filter((_, index) => parsed[index]?.errors.length === 0);
  const found = await manager.findBy(write.entity, { id: In(sought) } as never);
  const existing = new Map(found.map((record) => [record.id, record]));
  const quota = await quotaOf(write, caller, manager);
  const decisions = parsed.map((item, index) =>
    quota(decide(write, item, existing.get(ids[index] as string), { now, caller, id: ids[index] as string })),
  );
  const userErrors = parsed.flatMap(({ errors }, index) => errors.map((error) => userError(write, index, error)));
  const isRefused = atomicity === Atomicity.ALL_OR_NOTHING && userErrors.length > 0;
  const results = decisions.map(({ item: { localId }, outcome, after }) => ({
    localId,
    outcome: isRefused ? WriteOutcome.REFUSED : outcome,
    version: isRefused ? null : (after?.version ?? null),
    record: isRefused ? null : after,
  }));
  const changes = decisions.filter(
    (decision): decision is Changing<Entity> => decision.after !== null && decision.after !== decision.before,
  );
  if (!isRefused && !dryRun && changes.length > 0) await store(write, changes, { caller, context }, manager);
  return { results, userErrors, isDryRun: dryRun, isReplay: false };
}

/** Decides what becomes of a record of the call. Adds the reason to its errors if it is refused. */
function decide<Entity extends WrittenRow>(
  { entity, change }: Write<Entity>,
  item: ParsedItem,
  before: Entity | undefined,
  { now, caller, id }: { now: Date; caller: Caller; id: string },
): Decision<Entity> {
  const refused = { item, outcome: WriteOutcome.REFUSED, before, after: null };
  if (item.errors.length > 0) return refused;
  const version = before?.version ?? 0;
  const { expectedVersion } = item;
  const changed =
    expectedVersion !== undefined && expectedVersion !== version
      ? versionConflict(version, expectedVersion)
      : change(item, before, now);
  if ('code' in changed) {
    item.errors.push(changed);
    return refused;
  }
  if (changed.outcome === WriteOutcome.UNCHANGED)
    return { ...refused, outcome: changed.outcome, after: before ?? null };
  const created = {
    id,
    municipalityCode: caller.municipality,
    localId: item.localId,
    createdAt: now,
    retiredAt: null,
  };
  const after = Object.assign(new entity(), before ?? created, changed.values, {
    version: version + 1,
    changedAt: now,
    changedBy: caller.id,
  });
  if (after instanceof WrittenEntity)
    after.words = wordsOf({ entity: entity as unknown as EntityClass<WrittenEntity> }, after);
  return { item, outcome: changed.outcome, before, after };
}

/** Refuses what would be one record too many of a municipality. */
async function quotaOf<Entity extends WrittenRow>(
  { entity, maxRecords }: Write<Entity>,
  { municipality }: Caller,
  manager: EntityManager,
): Promise<(decision: Decision<Entity>) => Decision<Entity>> {
  if (maxRecords === undefined) return (decision) => decision;
  const where = { municipalityCode: municipality, retiredAt: IsNull() };
  let count = await manager.countBy(entity, where as never);
  return (decision) => {
    const { item, before, after } = decision;
    const isAdded = after !== null && !after.retiredAt && (!before || before.retiredAt !== null);
    if (!isAdded || ++count <= maxRecords) return decision;
    item.errors.push(quotaExceeded(maxRecords));
    return { ...decision, outcome: WriteOutcome.REFUSED, after: null };
  };
}

async function store<Entity extends WrittenRow>(
  { entity, operation, hidden = [], follow }: Write<Entity>,
  changes: Changing<Entity>[],
  { caller, context }: { caller: Caller; context: SubgraphContext },
  manager: EntityManager,
): Promise<void> {
  await manager.upsert(entity, changes.map(({ after }) => after) as never, ['id']);
  await follow?.(
    changes.map(({ after }) => after),
    manager,
  );
  const entries = changes.map(({ before, after }) => ({
    callerId: caller.id,
    requestId: context.requestId ?? null,
    operation,
    recordType: entity.name,
    recordId: after.id,
    version: after.version,
    before: before ? said(before, hidden) : null,
    after: said(after, hidden),
  }));
  await addToLog(caller.municipality, entries, manager);
}

/** What a record says, without what is only stored for searching it. */
function said(record: WrittenRow, hidden: readonly string[]): object {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'words' && !hidden.includes(name)));
}

async function keepAnswer<Entity extends WrittenRow>(
  { entity }: Write<Entity>,
  manager: EntityManager,
  call: RepeatableCall,
  { municipality }: Caller,
  { results, userErrors }: WritePayload<Entity>,
): Promise<void> {
  const answer: StoredAnswer = {
    results: results.map(({ localId, outcome, version }) => ({
      localId,
      outcome,
      version,
      id: writtenId(entity, municipality, localId),
    })),
    userErrors,
  };
  await storeAnswer(manager, call, answer);
}

/** The answer to the first call with the key; without one, the call says something else than the first. */
async function answerAgain<Entity extends WrittenRow>(
  { entity }: Write<Entity>,
  answer: StoredAnswer | undefined,
  manager: EntityManager,
): Promise<WritePayload<Entity>> {
  if (!answer) return { results: [], userErrors: [keyReused], isDryRun: false, isReplay: false };
  const found = await manager.findBy(entity, { id: In(answer.results.map(({ id }) => id)) } as never);
  const records = new Map(found.map((record) => [record.id, record]));
  const results = answer.results.map(({ id, ...result }) => ({
    ...result,
    record: result.outcome === WriteOutcome.REFUSED ? null : (records.get(id) ?? null),
  }));
  return { results, userErrors: answer.userErrors, isDryRun: false, isReplay: true };
}

/** A record is new, changed or as it was, compared by what it says. */
export function put(item: ParsedItem, before: WrittenRow | undefined): Change {
  if (!before) return { outcome: WriteOutcome.CREATED, values: item.values };
  const isSame = Object.entries(item.values).every(
    ([property, value]) => canonicalJson(value) === canonicalJson((before as unknown as Values)[property]),
  );
  if (isSame && !before.retiredAt) return { outcome: WriteOutcome.UNCHANGED, values: {} };
  return { outcome: WriteOutcome.UPDATED, values: { ...item.values, retiredAt: null } };
}

/** A record is retired, or was retired before. */
export function retire(item: ParsedItem, before: WrittenRow | undefined, now: Date): Change | ItemError {
  if (!before) return notFound(item);
  return before.retiredAt
    ? { outcome: WriteOutcome.UNCHANGED, values: {} }
    : { outcome: WriteOutcome.RETIRED, values: { retiredAt: now } };
}

function refusedCall({ argument }: Pick<Write<never>, 'argument'>, count: number): WriteUserError | undefined {
  if (count === 0) {
    const message = { ja: '1 件以上を書いてください。', en: 'Give at least one record.' };
    return { field: [argument], code: WriteErrorCode.NONE_GIVEN, message };
  }
  if (count <= maxItems) return undefined;
  const message = {
    ja: `一度に書き込めるのは ${maxItems} 件までです(${count} 件あります)。残りは次の要求で送ってください。`,
    en: `The call has ${count} records; give at most ${maxItems}, and the others in another call.`,
  };
  return { field: [argument], code: WriteErrorCode.TOO_MANY, message };
}

const userError = (
  { argument }: Pick<Write<never>, 'argument'>,
  index: number,
  { path, code, message }: ItemError,
): WriteUserError => ({ field: [argument, index, ...path].map(String), code, message });

function versionConflict(version: number, expected: number): ItemError {
  const message: Required<LocalizedText> =
    version === 0
      ? {
          ja: `まだ登録されていないため、版番号 ${expected} ではありません。新しく登録するときは 0 を指定してください。`,
          en: `There is no such record yet, so it does not have the version ${expected}. Expect 0 to create it.`,
        }
      : {
          ja: `版番号は ${expected} ではなく ${version} です。読み直してから変更してください。`,
          en: `The record has the version ${version}, not ${expected}. Read it again, and repeat your change.`,
        };
  return { path: ['expectedVersion'], code: WriteErrorCode.VERSION_CONFLICT, message };
}

const quotaExceeded = (max: number): ItemError => ({
  path: ['localId'],
  code: WriteErrorCode.QUOTA_EXCEEDED,
  message: {
    ja: `一つの自治体で登録できるのは ${max} 件までです。使わないものを廃止してください。`,
    en: `A municipality may have ${max} of them. Retire those that you no longer need.`,
  },
});

export const notFound = ({ localId }: ParsedItem): ItemError => ({
  path: ['localId'],
  code: WriteErrorCode.NOT_FOUND,
  message: {
    ja: `「${localId}」は登録されていません。`,
    en: `The municipality has no record with the local id "${localId}".`,
  },
});

export const keyReused: WriteUserError = {
  field: ['idempotencyKey'],
  code: WriteErrorCode.IDEMPOTENCY_KEY_REUSED,
  message: {
    ja: 'この idempotencyKey は、内容の異なる要求ですでに使われています。新しいものを指定してください。',
    en: 'This idempotency key was used for a call that says something else. Use a new one.',
  },
};
