import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enforceLimits, limits } from '@tokorozawa/operation-limits';
import { GraphQLBoolean, GraphQLFloat, GraphQLID, GraphQLInt, GraphQLString, type GraphQLScalarType } from 'graphql';
import ts from 'typescript';
import { japaneseMessage } from './japanese-messages';

const root = join(__dirname, '../..');

/** Where the messages come from that a query parameter can cause. */
const sources = ['vocabulary', 'subgraph-kit', 'subgraphs', 'operation-limits', 'plan-executor/src'];

/** The function or class that is called with a message, and which of its arguments that is. */
const messageArguments: Partial<Record<string, number>> = {
  InvalidInputError: 0,
  NotFoundError: 0,
  requireFound: 1,
};

/** Only mutations cause them, which no address runs. */
const ofMutations = [/^An idempotency key has 1 to /];

const isTranslated = (message: string, code: 'BAD_USER_INPUT' | 'NOT_FOUND' = 'BAD_USER_INPUT'): boolean =>
  !japaneseMessage(message, code).includes(message) && japaneseMessage(message, code) !== general;

const general = japaneseMessage('', 'NOT_FOUND');

function sourceFiles(): string[] {
  return sources.flatMap((library) =>
    readdirSync(join(root, library), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !/(^|\/)(dist|testing|node_modules)\/|\.spec\.ts$/.test(path))
      .map((path) => join(root, library, path)),
  );
}

/** The messages in a file, with 12 for what differs. */
function messagesIn(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  if (!Object.keys(messageArguments).some((name) => text.includes(`${name}(`))) return [];
  const messages: string[] = [];
  function visit(node: ts.Node): void {
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
      const index = ts.isIdentifier(node.expression) ? messageArguments[node.expression.text] : undefined;
      const message = index === undefined ? undefined : textOf(node.arguments?.[index]);
      if (message !== undefined) messages.push(message);
    }
    ts.forEachChild(node, visit);
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return messages;
}

/** Undefined for a message that is made elsewhere. */
function textOf(node: ts.Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `12${literal.text}`).join('');
  if (ts.isBinaryExpression(node)) return `${textOf(node.left) ?? ''}${textOf(node.right) ?? ''}`;
  return undefined;
}

test('each message about a value or an id has its Japanese', () => {
  const messages = sourceFiles().flatMap(messagesIn);
  expect(messages.length).toBeGreaterThan(25);
  const ofAddresses = messages.filter((message) => !ofMutations.some((pattern) => pattern.test(message)));
  expect(ofAddresses.filter((message) => !isTranslated(message))).toEqual([]);
});

test('each limit of an operation is told in Japanese', () => {
  for (const key of Object.keys(limits) as (keyof typeof limits)[]) {
    const tooLarge = (): void => enforceLimits({ ...limits, [key]: limits[key] + 1 });
    expect(tooLarge).toThrow();
    try {
      tooLarge();
    } catch (error) {
      expect([key, isTranslated((error as Error).message)]).toEqual([key, true]);
    }
  }
});

test.each<[GraphQLScalarType, unknown, string]>([
  [GraphQLInt, '1.5', '「"1.5"」は整数として使えません。'],
  [GraphQLInt, 99_999_999_999, '「99999999999」は整数として使えません。'],
  [GraphQLFloat, 'x', '「"x"」は数として使えません。'],
  [GraphQLBoolean, 'x', '「"x"」は true でも false でもありません。'],
  [GraphQLString, 1, '「1」は文字列として使えません。'],
  [GraphQLID, {}, '「{}」は文字列として使えません。'],
])('what %s refuses is told in Japanese', (scalar, value, japanese) => {
  const message = (() => {
    try {
      return String(scalar.parseValue(value));
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(japaneseMessage(message, 'BAD_USER_INPUT')).toBe(japanese);
});

test('the parts of a message are in its Japanese, and what nobody has translated stands in English', () => {
  expect(
    japaneseMessage(
      '"area" has a "min" of 5, which is larger than its "max" of 1. Exchange the two.',
      'BAD_USER_INPUT',
    ),
  ).toBe('「area」の下限(5)が上限(1)より大きくなっています。二つを入れ替えてください。');
  expect(japaneseMessage('A partner says no.', 'BAD_USER_INPUT')).toBe(
    '指定された値は使えません。(A partner says no.)',
  );
});
