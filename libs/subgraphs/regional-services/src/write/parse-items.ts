import { type Caller, type Loaders, localIdRule } from '@tokorozawa/subgraph-kit';
import { bilingual } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import { messageOf } from '../issue-message';
import { foreignMunicipality } from './may-write';
import { type ItemError, WriteErrorCode } from './write-types';

/** The values of a record by the properties of its entity. */
export type Values = Record<string, unknown>;

/** A record of a call, read. */
export interface ParsedItem {
  localId: string;
  expectedVersion: number | undefined;
  /** Without meaning if there are errors. */
  values: Values;
  errors: ItemError[];
}

/** What records of a kind must be like. */
export interface ItemRules {
  shape: z.ZodType<Values>;
  /** The properties that a record of the call decides. Those that it leaves out become null. */
  properties: string[];
  /** Finds what the shape cannot: values that lead to no record, or do not fit the caller. */
  check?(values: Values, load: Loaders, caller: Caller): Promise<ItemError[]>;
}

const itemShape = z.object({
  localId: z.string(),
  expectedVersion: z.int().min(0).optional(),
  municipality: z.string().optional(),
});

/** Reads the records of a call. Two with one local id are both refused, since nobody knows which one is meant. */
export async function parseItems(
  items: object[],
  rules: ItemRules,
  caller: Caller,
  load: Loaders,
): Promise<ParsedItem[]> {
  const parsed = await Promise.all(items.map((item) => parseItem(withoutNulls(item) as Values, rules, caller, load)));
  for (const item of parsed) {
    if (parsed.some((other) => other !== item && other.localId === item.localId)) item.errors.push(duplicate(item));
  }
  return parsed;
}

async function parseItem(
  given: Values,
  { shape, properties, check }: ItemRules,
  caller: Caller,
  load: Loaders,
): Promise<ParsedItem> {
  const { municipality, expectedVersion, ...values } = given;
  const item = itemShape.safeParse(given);
  const row = shape.safeParse(values, { reportInput: true });
  const unreadable = findUnreadable(given);
  const issues = [...(item.error?.issues ?? []), ...(row.error?.issues ?? [])];
  const foreign = foreignMunicipality(municipality, caller);
  const errors = [...unreadable, ...issues.map(itemError), ...(foreign ? [foreign] : [])];
  if (row.data && unreadable.length === 0) errors.push(...((await check?.(row.data, load, caller)) ?? []));
  return {
    localId: String(given.localId).replaceAll(/[\0\p{Cs}]/gu, '\ufffd'),
    expectedVersion: item.data?.expectedVersion,
    values: Object.fromEntries(properties.map((property) => [property, row.data?.[property] ?? null])),
    errors,
  };
}

/** Characters that no record can contain, or that nobody sees: control characters, and marks that turn the direction of text. */
const invisible = /(?![\t\n\r])[\p{Cc}\p{Cs}\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/u;

function findUnreadable(value: unknown, path: PropertyKey[] = []): ItemError[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => findUnreadable(inner, [...path, key]));
  }
  if (typeof value === 'string' && value.includes('\ufffd')) {
    return [{ path, code: WriteErrorCode.INVALID, message: wronglyDecoded }];
  }
  const [found] = typeof value === 'string' ? (invisible.exec(value) ?? []) : [];
  if (found === undefined) return [];
  const code = `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  const message = {
    ja: `目に見えない文字 ${code} が含まれています。取り除いてください。`,
    en: `The text contains the invisible character ${code}. Leave it out.`,
  };
  return [{ path, code: WriteErrorCode.INVALID, message }];
}

const wronglyDecoded = {
  ja: '文字化けしています(U+FFFD が含まれています)。元の文字コードを確かめ、UTF-8 に変換して送ってください。',
  en: 'The text contains U+FFFD in place of characters that could not be read. Check the encoding that it had, and send it in UTF-8.',
};

bilingual({ ja: 'ID は 1~40 文字の半角の英数字と「.」「-」「_」で書いてください。', en: localIdRule });

/** A shape may name its own code as a parameter of the issue. */
function itemError(issue: z.core.$ZodIssue): ItemError {
  const { params } = issue as { params?: { code?: WriteErrorCode } };
  return { path: issue.path, code: params?.code ?? WriteErrorCode.INVALID, message: messageOf(issue) };
}

const duplicate = ({ localId }: ParsedItem): ItemError => ({
  path: ['localId'],
  code: WriteErrorCode.DUPLICATE_LOCAL_ID,
  message: {
    ja: `「${localId}」がほかにもあります。1 件にまとめてください。`,
    en: `The call has another record with the local id "${localId}". Give each once.`,
  },
});

/** A value of an input type as plain JSON. What is null says the same as what is absent. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const given = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(given.map(([key, inner]) => [key, withoutNulls(inner)]));
}
