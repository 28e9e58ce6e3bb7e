import type { FetchAnswer, FetchError } from '@tokorozawa/plan-executor';
import { z } from 'zod';

type Json = Record<string, unknown>;

/** With which a subgraph of ours says that its answer depends on the day. */
const extensionsShape = z.object({ validUntil: z.iso.datetime().optional() });

/** Reads what a subgraph of ours sent. Throws when it is no GraphQL answer. */
export function ownAnswer(text: string): FetchAnswer {
  const { answer, extensions } = readAnswer(text);
  return { ...answer, ...(extensions !== undefined && { extensions: extensionsShape.parse(extensions) }) };
}

/**
 * Reads what a subgraph of another organization sent, and makes the best of odd shapes. Its errors are told as its own;
 * what it says beside its answer is not used. Throws when it is no GraphQL answer.
 */
export function partnersAnswer(text: string): FetchAnswer {
  const { answer } = readAnswer(text);
  return { ...answer, ...(answer.errors && { errors: answer.errors.map(asPartners) }) };
}

function readAnswer(text: string): { answer: FetchAnswer; extensions: unknown } {
  const body: unknown = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const { data, errors, extensions } = isObject(body) ? body : {};
  const isAnswer = data === undefined ? Array.isArray(errors) && errors.length > 0 : data === null || isObject(data);
  if (!isAnswer) throw new Error('the body is no GraphQL answer');
  const told = isMissing(errors) ? [] : [errors].flat().map(readError);
  return {
    answer: {
      data: data as FetchAnswer['data'],
      // Without a backslash no string was escaped, so none needs to be.
      isPlain: !text.includes('\\'),
      ...(told.length > 0 && { errors: told }),
    },
    extensions: extensions ?? undefined,
  };
}

function readError(error: unknown): FetchError {
  if (!isObject(error)) return { message: typeof error === 'string' ? error : '' };
  const { message, path, extensions } = error;
  return {
    message: typeof message === 'string' ? message : '',
    ...(isPath(path) && { path }),
    ...(isObject(extensions) && { extensions: shown(extensions) }),
  };
}

/** Of its extensions, `http` would choose the status of our own answer, and the others are for its own developers. */
const shown = ({ http, stacktrace, exception, ...extensions }: Json): Json => extensions;

/** The codes of others are not ours, even where they have the same names. */
function asPartners({ extensions: { code, ...extensions } = {}, ...error }: FetchError): FetchError {
  const isCode = typeof code === 'string' || typeof code === 'number';
  return { ...error, extensions: { ...extensions, code: 'SUBGRAPH_ERROR', ...(isCode && { subgraphCode: code }) } };
}

const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPath = (value: unknown): value is (string | number)[] =>
  Array.isArray(value) && value.every((key) => typeof key === 'string' || typeof key === 'number');
