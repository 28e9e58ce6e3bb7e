import type { RecordField } from '@tokorozawa/record-fields';
import type { ResourceRequest } from '@tokorozawa/resources';
import { recordPath } from '@tokorozawa/vocabulary/record-id';
import { Locale } from '@tokorozawa/vocabulary';
import type { GraphQLNamedType } from 'graphql';
import { license, publisher } from '../citation';
import { tagOf } from '../layout';
import { prefixes } from '../turtle';
import type { DateParts } from '../values';
import { isJapanese } from './show-value';
import {
  valueOf,
  type Figure,
  type Json,
  type ReadRecord,
  type RecordReference,
  type RecordSource,
} from './read-record';

/** The terms of schema.org that the types of a graph are, by name: `{ SisterCity: 'City' }`. */
export type SchemaOrgTypes = Partial<Record<string, string>>;

/** Fields that schema.org has a term for. All others are terms of our own: `/data#SisterCity.population`. */
const schemaOrgFields: Partial<Record<string, string>> = {
  description: 'description',
  summary: 'description',
  website: 'url',
  telephone: 'telephone',
  latitude: 'latitude',
  longitude: 'longitude',
  position: 'geo',
};

/** What a page or a file needs of it. */
export interface LinkedRecord {
  document: Record<string, unknown>;
  /** Where the terms of our own are described. */
  vocabulary: string;
}

/**
 * A record as JSON-LD: with terms of schema.org where they fit, with our own for every field, and with its provenance in the
 * terms of PROV-O. The context is inside the document.
 */
export function linkedRecord(
  request: ResourceRequest,
  { kind, record }: ReadRecord,
  types: SchemaOrgTypes,
): LinkedRecord {
  const { addresses } = request;
  const vocabulary = addresses.absolute('/data#');
  const writer = new LinkedDataWriter(request, types);
  const typeName = kind.type.name;
  const own = kind.fields.filter(({ name }) => !['id', 'name', 'url', 'provenance', 'edition'].includes(name));
  const schemaOrg = types[typeName];
  const document = {
    '@context': { ...prefixes, pg: vocabulary },
    '@id': addresses.absolute(recordPath(record.id)),
    '@type': [`pg:${typeName}`, ...(schemaOrg ? [`schema:${schemaOrg}`] : [])],
    'schema:identifier': record.id,
    'schema:name': writer.text(record.name),
    'schema:url': { '@id': addresses.absolute(recordPath(record.id)) },
    ...writer.fields(typeName, own, record),
    ...(record.observations && { 'pg:observations': record.observations.nodes.map((figure) => writer.figure(figure)) }),
    ...writer.provenance(record.provenance, record.edition),
  };
  return { document, vocabulary };
}

class LinkedDataWriter {
  constructor(
    private readonly request: ResourceRequest,
    private readonly types: SchemaOrgTypes,
  ) {}

  /** The values of fields by their terms. What is null is left out. */
  fields(typeName: string, fields: RecordField[], values: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(
      fields.flatMap((field) => {
        const value = this.value(field, valueOf(field, values));
        if (value === undefined) return [];
        const schemaOrg = fitsSchemaOrg(field) ? schemaOrgFields[field.name] : undefined;
        return [[`pg:${typeName}.${field.name}`, value], ...(schemaOrg ? [[`schema:${schemaOrg}`, value]] : [])];
      }),
    ) as Record<string, unknown>;
  }

  private value(field: RecordField, value: Json | undefined): unknown {
    if (value === null || value === undefined) return undefined;
    if (!Array.isArray(value)) return this.item(field, value);
    const items = value.flatMap((item) => (item === null ? [] : [this.item(field, item)]));
    if (items.length === 0) return undefined;
    // Values have an order, other records are a set.
    return field.kind === 'record' ? items : { '@list': items };
  }

  private item(field: RecordField, value: Json): unknown {
    switch (field.kind) {
      case 'text':
        return isAddress(value) ? { '@id': value } : this.text(String(value), field.type);
      case 'id':
        return value;
      case 'number':
        return Number.isInteger(value) ? value : { '@value': String(value), '@type': 'xsd:decimal' };
      case 'boolean':
        return value;
      case 'enum':
        return { '@id': `pg:${field.type.name}.${String(value)}` };
      case 'date':
        return this.date(value as unknown as DateParts);
      case 'record':
        return this.reference(value as unknown as RecordReference);
      case 'value':
        return this.part(field, value as Record<string, Json>);
    }
  }

  private part({ type, fields, variants }: RecordField, value: Record<string, Json>): Record<string, unknown> {
    const variant = variants.find((one) => one.type.name === value.__typename);
    const typeName = variant?.type.name ?? type.name;
    const schemaOrg = this.types[typeName];
    const types = [`pg:${typeName}`, ...(schemaOrg ? [`schema:${schemaOrg}`] : [])];
    return { '@type': types, ...this.fields(typeName, variant?.fields ?? fields, value) };
  }

  /** A text in the language in which it is written; a code, a day or a time as it is. */
  text(text: string, type?: GraphQLNamedType): unknown {
    if (type?.name === 'Date') return { '@value': text, '@type': 'xsd:date' };
    if (type?.name === 'DateTime') return { '@value': text, '@type': 'xsd:dateTime' };
    if (type && type.name !== 'String') return text;
    if (isJapanese(text)) return { '@value': text, '@language': 'ja' };
    return this.request.locale === Locale.EN && /[a-z]/i.test(text) ? { '@value': text, '@language': 'en' } : text;
  }

  private reference({ id, name }: RecordReference): Record<string, unknown> {
    return { '@id': this.address(id), 'schema:name': this.text(name) };
  }

  private address(id: string): string {
    return this.request.addresses.absolute(recordPath(id));
  }

  /** A date as precise as it is known: a day, a month, a year, or the first and the last day of a fiscal year. */
  private date({ precision, earliest, latest }: DateParts & { latest?: string }): unknown {
    if (precision === 'DAY') return { '@value': earliest, '@type': 'xsd:date' };
    if (precision === 'MONTH') return { '@value': earliest.slice(0, 7), '@type': 'xsd:gYearMonth' };
    if (precision === 'YEAR') return { '@value': earliest.slice(0, 4), '@type': 'xsd:gYear' };
    return `${earliest}/${latest}`;
  }

  figure({ id, name, value, unit, date, indicator }: Figure): Record<string, unknown> {
    return {
      '@id': this.address(id),
      '@type': ['pg:Observation', 'schema:Observation'],
      'schema:name': this.text(name),
      'schema:value': Number.isInteger(value) ? value : { '@value': String(value), '@type': 'xsd:decimal' },
      'schema:unitText': unit,
      'schema:observationDate': this.date(date),
      'schema:measuredProperty': { '@id': this.address(indicator.id), 'schema:name': this.text(indicator.name) },
    };
  }

  /** Where the record was read from and how, and who published that. */
  provenance(source: RecordSource, edition: RecordReference | null | undefined): Record<string, unknown> {
    const language = tagOf(this.request);
    return {
      'pg:Provenance.status': { '@id': `pg:ProvenanceStatus.${source.status}` },
      'dcterms:rights': { '@value': license[language], '@language': language },
      ...(source.enteredAt && { 'prov:generatedAtTime': { '@value': source.enteredAt, '@type': 'xsd:dateTime' } }),
      'prov:wasDerivedFrom': {
        '@type': ['prov:Entity', 'pg:Provenance'],
        'dcterms:title': this.text(source.heading),
        'dcterms:isPartOf': edition
          ? { '@id': this.address(edition.id), 'schema:name': this.text(edition.name) }
          : this.text(source.edition),
        'dcterms:source': this.text(source.document),
        'pg:Provenance.lines': source.lines,
        'prov:wasAttributedTo': {
          '@type': ['prov:Agent', 'schema:GovernmentOrganization'],
          'schema:name': this.text(source.enteredBy ?? publisher[language]),
        },
      },
      ...(source.corrections.length > 0 && {
        'pg:Provenance.corrections': { '@list': source.corrections.map((correction) => this.correction(correction)) },
      }),
      ...(source.gaps.length > 0 && {
        'pg:Provenance.gaps': {
          '@list': source.gaps.map(({ field, reason, note }) => ({
            '@type': 'pg:FieldGap',
            'pg:FieldGap.field': field,
            'pg:FieldGap.reason': { '@id': `pg:GapReason.${reason}` },
            ...(note && { 'rdfs:comment': this.text(note) }),
          })),
        },
      }),
    };
  }

  private correction({ field, kind, lines, printed, read, reason }: RecordSource['corrections'][number]): object {
    return {
      '@type': 'pg:FieldCorrection',
      'pg:FieldCorrection.field': field,
      'pg:FieldCorrection.kind': { '@id': `pg:CorrectionKind.${kind}` },
      'pg:FieldCorrection.lines': lines,
      ...(printed !== null && { 'pg:FieldCorrection.printed': printed }),
      'pg:FieldCorrection.read': read,
      'rdfs:comment': this.text(reason),
    };
  }
}

const isAddress = (value: Json): boolean => typeof value === 'string' && /^https?:\/\/\S+$/.test(value);

/** The position of a record can be a place on earth, or a sentence. */
const fitsSchemaOrg = ({ name, kind }: RecordField): boolean => (name === 'position' ? kind === 'value' : true);
