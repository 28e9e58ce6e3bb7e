import { Address, GraphQLMunicipalityCode, type LocalizedText } from '@tokorozawa/vocabulary';
import { z } from 'zod';
import type { Concept } from '../definition/concept';
import { presentationOf } from '../entity/presentation';
import { propertiesOf, rowOf } from '../entity/property';
import { isReference } from '../entity/reference';
import type { PartsOfRecord } from './record-dates';
import type { DescribedText } from './record-description';

/** Lists the texts of a record at any depth, in the order of its properties: prose, names, codes, addresses. */
export function textsOf(
  { entity, parts, shownAs = {} }: Pick<Concept, 'entity' | 'parts' | 'shownAs'>,
  record: object,
  ofParts: PartsOfRecord,
): DescribedText[] {
  const texts: DescribedText[] = [];
  textsOfClass(entity)(record, '', texts);
  for (const [property, field] of Object.entries(shownAs)) {
    const held = (record as Record<string, unknown>)[property] ?? null;
    if (held !== null) textsOfShape(rowOf(entity).shape[property as never])?.(held, field, texts);
  }
  for (const { entity: type, shown } of parts) {
    for (const part of (shown && ofParts.get(shown.field)) ?? []) textsOfClass(type)(part, shown?.field ?? '', texts);
  }
  return texts;
}

/** Adds the texts in a value, which is not null. It is as the database stores it, so a value of a class is a plain object. */
type TextReader = (value: unknown, field: string, into: DescribedText[]) => void;

type PropertyHolder = abstract new (...args: never[]) => unknown;

const ofClasses = new WeakMap<PropertyHolder, TextReader>();

/** Reads the properties that a class declares with `@Property`. It is made once for each class. */
function textsOfClass(type: PropertyHolder): TextReader {
  const known = ofClasses.get(type);
  if (known) return known;
  const reader = textsOfShapes([...propertiesOf(type)].map(([name, { shape }]) => [name, shape]));
  ofClasses.set(type, reader);
  return reader;
}

function textsOfShapes(shapes: [name: string, shape: z.ZodType][]): TextReader {
  const properties = shapes.flatMap(([name, shape]): [string, TextReader][] => {
    const read = textsOfShape(shape);
    return read ? [[name, read]] : [];
  });
  return (value, field, into) => {
    for (const [name, read] of properties) {
      const held = (value as Record<string, unknown>)[name] ?? null;
      if (held !== null) read(held, field === '' ? name : `${field}.${name}`, into);
    }
  };
}

/** Undefined for a shape without texts, such as a number, a date, the value of an enum, or the id of another record. */
function textsOfShape(shape: z.ZodType): TextReader | undefined {
  if (shape instanceof z.ZodOptional || shape instanceof z.ZodNullable || shape instanceof z.ZodDefault) {
    return textsOfShape(shape.unwrap() as z.ZodType);
  }
  if (shape instanceof z.ZodArray) return textsOfItems(shape);
  if (shape instanceof z.ZodDiscriminatedUnion) return textsOfUnion(shape);
  if (isReference(shape) || shape instanceof z.ZodLiteral) return undefined;
  const { field, localized } = presentationOf(shape);
  if (localized) return readLocalizedText;
  if (field === undefined && shape instanceof z.ZodObject) return textsOfShapes(Object.entries(shape.shape));
  return textsOfField(field);
}

/** @param field the GraphQL type */
function textsOfField(field: unknown): TextReader | undefined {
  if (field === String || field === GraphQLMunicipalityCode) return readPlainText;
  if (field === Address) return readAddress;
  const hasProperties = typeof field === 'function' && propertiesOf(field as PropertyHolder).size > 0;
  return hasProperties ? textsOfClass(field as PropertyHolder) : undefined;
}

function textsOfItems({ element }: z.ZodArray): TextReader | undefined {
  const read = textsOfShape(element as z.ZodType);
  return (
    read &&
    ((value, field, into) => {
      for (const item of value as unknown[]) read(item, field, into);
    })
  );
}

function textsOfUnion({ options, def: { discriminator } }: z.ZodDiscriminatedUnion): TextReader {
  const ofOptions = (options as z.ZodObject[]).map(
    (option) => [option.shape[discriminator] as z.ZodType, textsOfShape(option)] as const,
  );
  return (value, field, into) => {
    const kind = (value as Record<string, unknown>)[discriminator];
    const [, read] = ofOptions.find(([shape]) => shape.safeParse(kind).success) ?? [];
    read?.(value, field, into);
  };
}

const readLocalizedText: TextReader = (value, field, into) => {
  const { ja, en = null } = value as LocalizedText;
  into.push({ field, ja, en });
};

const timeOfDay = /^\d\d:\d\d$/;

const readPlainText: TextReader = (value, field, into) => {
  const text = value as string;
  if (!timeOfDay.test(text)) into.push({ field, ja: text, en: null });
};

const readAddress: TextReader = (value, field, into) => {
  const { printed, ...parts } = value as Address;
  for (const [name, part] of Object.entries(parts)) if (part) readLocalizedText(part, `${field}.${name}`, into);
  readPlainText(printed, `${field}.printed`, into);
};
