import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLInterfaceType, type GraphQLNamedType, isEnumType } from 'graphql';
import { type RecordField, recordFields } from './record-fields';
import { englishLabelOf, enumText, separated } from './words';
import { japaneseOf } from '@tokorozawa/vocabulary/described-word';

const schema = buildSchema(readFileSync(join(__dirname, '../../../supergraph.graphql'), 'utf8'));
const inEnglish = (type: string, value: string): string => enumText(schema.getType(type) as GraphQLNamedType, value).en;

test('a value of an enum is called by its words, a domain by its title, and a unit as amounts say it', () => {
  expect(enumText(schema.getType('Subgraph') as GraphQLNamedType, 'REGIONAL_PARTNERSHIP')).toEqual({
    ja: '広域行政・官学連携',
    en: 'Regional and academic partnership',
  });
  expect(inEnglish('Unit', 'PERSON')).toBe('People');
  expect(inEnglish('Unit', 'PERSON_VISIT')).toBe('Visits');
  expect(inEnglish('CourseAttendanceUnit', 'PERSON_VISITS')).toBe('Visits');
  expect(inEnglish('CorrectionKind', 'KEPT_IN_DOUBT')).toBe('Kept in doubt');
  expect(inEnglish('EraName', 'SHOWA')).toBe('Shōwa');
});

test('every domain has a title of its own in both languages', () => {
  const domains = schema.getType('Subgraph');
  const values = isEnumType(domains) ? domains.getValues().map(({ name }) => name) : [];
  expect(values.length).toBeGreaterThan(6);
  for (const value of values) {
    const { ja, en } = enumText(domains as GraphQLNamedType, value);
    expect(ja).toMatch(/^[^A-Z_]+$/);
    expect(en).toMatch(/^[A-Z][a-z]+,? /);
  }
});

test('acronyms in names keep their capitals, in the plural too', () => {
  expect(['id', 'recordIds', 'dvSupportCenter'].map(separated)).toEqual(['ID', 'Record IDs', 'DV support center']);
});

test('names are written as everybody writes them', () => {
  expect(inEnglish('MessagingChannel', 'LINE')).toBe('LINE');
  expect(inEnglish('PublicationMedium', 'CD_R')).toBe('CD-R');
  expect(inEnglish('RecordType', 'COOL_JAPAN_FOREST')).toBe('COOL JAPAN FOREST');
  expect(inEnglish('CenterClosingReason', 'DAY_AFTER_HOLIDAY_THURSDAY')).toBe('Day after holiday Thursday');
  expect(['coolJapanForest', 'statedWeekday'].map(separated)).toEqual(['COOL JAPAN FOREST', 'Stated weekday']);
});

test('a field is called by the words that its description gives, or in English by its name', () => {
  const description = 'Whether it is one of the founders. 「設立時から / Founding member」';
  expect([japaneseOf(description), englishLabelOf('isFounder', description)]).toEqual([
    '設立時から',
    'Founding member',
  ]);
  expect([japaneseOf('Yen for a page. 「円/ページ」'), englishLabelOf('feeYen', 'A fee. 「料金」')]).toEqual([
    '円/ページ',
    'Fee (yen)',
  ]);
});

/** Names that begin as a question does, and words that only programmers use. */
const noPlainEnglish = /^(is|has)[A-Z]|[kK]ana|Basis|[sS]ubgraph|[pP]rovenance|[aA]dditive/;

const withInner = (field: RecordField): RecordField[] => [
  field,
  ...[...field.fields, ...field.variants.flatMap((variant) => variant.fields)].flatMap(withInner),
];

test('a field of a record has an English word where its name is no plain English', () => {
  const records = schema.getPossibleTypes(schema.getType('Record') as GraphQLInterfaceType);
  const fields = records.flatMap(({ name }) => recordFields(schema, name)).flatMap(withInner);
  const plain = fields.filter(({ name, label }) => noPlainEnglish.test(name) && label.en === separated(name));
  expect(fields.length).toBeGreaterThan(500);
  expect([...new Set(plain.map(({ name }) => name))]).toEqual([]);
});

test('only what counts years, meters or yen ends with a unit', () => {
  const names = ['radiusM', 'intervalYears', 'fiscalYears', 'years', 'printingCostYenPerPage'];
  expect(names.map(separated)).toEqual([
    'Radius (m)',
    'Interval (years)',
    'Fiscal years',
    'Years',
    'Printing cost (yen per page)',
  ]);
});
