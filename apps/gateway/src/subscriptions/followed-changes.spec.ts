import { getOperationAST, parse, type OperationDefinitionNode } from 'graphql';
import { followChanges, isConditional } from './followed-changes';
import { cutPage } from './page-of-events';

function follow(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('There is no operation.');
  return followChanges(document, operation, variables);
}

test('a subscription becomes a query of the same selection, which declares what it still uses', () => {
  const followed = follow(
    `subscription S($from: ID, $types: [RecordType!], $locale: Locale) {
      told: changed(after: $from, where: { recordTypes: $types }) { record { ...Named } }
    }
    fragment Named on Record { name(locale: $locale) }`,
    { from: 'x', types: ['SECTION'], locale: 'EN' },
  );
  expect(followed).toMatchObject({ responseName: 'told', after: 'x', variables: { types: ['SECTION'], locale: 'EN' } });
  expect(followed?.query.replaceAll(/\s+/g, ' ')).toBe(
    'query ($types: [RecordType!], $locale: Locale, $cursorOfTheStream: ID) ' +
      '{ changes(after: $cursorOfTheStream, first: 50, where: {recordTypes: $types}) { cursor hasMore unavailable ' +
      'nodes { cursorOfTheEvent: cursor ...on Change { record { ...Named } } } } } ' +
      'fragment Named on Record { name(locale: $locale) }',
  );
  expect(followed?.beginQuery).toBe(
    'query ($types: [RecordType!]) { snapshot(first: 0, where: {recordTypes: $types}) { cursor } }',
  );
});

test.each([
  ['a literal', 'subscription { changed(after: "x") { recordId } }', {}, 'x'],
  ['the default of a variable', 'subscription ($a: ID = "y") { changed(after: $a) { recordId } }', {}, 'y'],
  ['null', 'subscription ($a: ID) { changed(after: $a) { recordId } }', { a: null }, undefined],
  ['nothing', 'subscription { changed { recordId } }', {}, undefined],
])('a cursor may be %s', (_what, text, variables, after) => {
  expect(follow(text, variables)?.after).toBe(after);
});

test('names of a subscription may be those that its query would add', () => {
  const followed = follow(
    `subscription ($cursorOfTheStream: [ID!]) {
      changed(where: { records: $cursorOfTheStream }) { cursorOfTheEvent: recordId cursorOfTheEvent_: cursor }
    }`,
    { cursorOfTheStream: ['a'] },
  );
  expect(followed?.variables).toEqual({ cursorOfTheStream: ['a'] });
  expect(followed?.cursorVariable).toBe('cursorOfTheStream_');
  expect(followed?.query.replaceAll(/\s+/g, ' ')).toBe(
    'query ($cursorOfTheStream: [ID!], $cursorOfTheStream_: ID) ' +
      '{ changes(after: $cursorOfTheStream_, first: 50, where: {records: $cursorOfTheStream}) ' +
      '{ cursor hasMore unavailable nodes { cursorOfTheEvent__: cursor ' +
      '...on Change { cursorOfTheEvent: recordId cursorOfTheEvent_: cursor } } } }',
  );
});

test.each([
  ['subscription { changed { recordId @skip(if: true) } }', false],
  ['subscription { changed @skip(if: true) { recordId } }', true],
  ['subscription ($is: Boolean!) { ... @include(if: $is) { changed { recordId } } }', true],
  ['subscription { ...Followed } fragment Followed on Subscription { changed @include(if: false) { recordId } }', true],
])('%s has a condition: %s', (text, expected) => {
  const document = parse(text);
  expect(isConditional(document, getOperationAST(document) as OperationDefinitionNode)).toBe(expected);
});

test('subscriptions that differ in anything that an event shows are not equal', () => {
  const keys = [
    follow('subscription { changed { recordId } }'),
    follow('subscription { a: changed { recordId } }'),
    follow('subscription { changed { operation } }'),
    follow('subscription ($n: [ID!]) { changed(where: { records: $n }) { recordId } }', { n: [1n] }),
    follow('subscription ($n: [ID!]) { changed(where: { records: $n }) { recordId } }', { n: [2] }),
  ].map((followed) => followed?.key);
  expect(new Set(keys).size).toBe(keys.length);
  expect(follow('subscription Other { changed { recordId } }')?.key).toBe(keys[0]);
});

test('a page is cut into events without reading what they say', () => {
  const page = cutPage(
    '{"changes":{"cursor":"c","hasMore":true,"unavailable":["CATALOGUE"],"nodes":[' +
      '{"cursorOfTheEvent":"1","name":"}]\\"{[","n":12345678901234567890},{"cursorOfTheEvent":"2"},' +
      '{"cursorOfTheEvent":"3","record":{"list":[[{}],"\\\\"]}}]}}',
  );
  expect(page).toEqual({
    cursor: 'c',
    hasMore: true,
    isComplete: false,
    events: [
      { id: '1', fields: '"name":"}]\\"{[","n":12345678901234567890' },
      { id: '2', fields: '' },
      { id: '3', fields: '"record":{"list":[[{}],"\\\\"]}' },
    ],
  });
  expect(cutPage('{"changes":null}')).toBeUndefined();
  expect(cutPage('{"changes":{"cursor":"c","hasMore":false,"unavailable":[],"nodes":[]}}')?.events).toEqual([]);
});
