import { LocalizedField, type PartialDate } from '@tokorozawa/vocabulary';
import { Field } from 'type-graphql';
import { Column, ForeignKey, Index } from 'typeorm';
import { z } from 'zod';
import { presentationOf, presentations } from './presentation';
import { referenceTo } from './reference';

/** The value of a property with this shape. It is null if the file leaves it out. */
type Held<Shape extends z.ZodType> =
  undefined extends z.output<Shape> ? Exclude<z.output<Shape>, undefined> | null : z.output<Shape>;

/** The names of the properties of a class whose type admits a value, so that a declaration of another type does not compile. */
type NamesHolding<Class, Value> = {
  [Name in keyof Class]-?: [Value] extends [InFile<Class[Name]>] ? Name : never;
}[keyof Class];

type DecoratorFor<Value> = <Class extends object>(prototype: Class, name: NamesHolding<Class, Value> & string) => void;

/**
 * Declares a property once. Its shape in a data file also gives its GraphQL field and its column, which are null where
 * the shape is optional or nullable.
 *
 * @param shape what a data file may say
 * @param description of the field: what it means, its unit, what null means, and its Japanese word
 *
 * @example
 * ```ts
 * @Property(z.int().positive(), 'Population (人口) in persons.')
 * population!: number;
 * ```
 */
export function Property<Shape extends z.ZodType>(shape: Shape, description: string): DecoratorFor<Held<Shape>> {
  const { field, localized, nullable } = presentationOf(shape);
  return (prototype, name) => {
    if (localized) LocalizedField(description, { nullable, list: Array.isArray(field) })(prototype, name);
    else Field(() => field as typeof String, { description, nullable })(prototype, name);
    Stored(shape)(prototype, name as never);
    descriptions.set(prototype, new Map(descriptions.get(prototype)).set(name, description));
  };
}

const descriptions = new WeakMap<object, Map<string, string>>();

/** What a class declares with {@link Property}: shapes and descriptions, by the names of the properties. */
export function propertiesOf(
  type: abstract new (...args: never[]) => unknown,
): Map<string, { shape: z.ZodType; description: string }> {
  const shapes = rowOf(type).shape as Record<string, z.ZodType>;
  const declared = describedIn(type.prototype as object);
  return new Map([...declared].map(([name, description]) => [name, { shape: shapes[name] as z.ZodType, description }]));
}

function describedIn(prototype: object | null): [string, string][] {
  if (!prototype) return [];
  return [...describedIn(Object.getPrototypeOf(prototype) as object | null), ...(descriptions.get(prototype) ?? [])];
}

/** Declares a property that is read from data files and stored, but not shown in the schema. */
export function Stored<Shape extends z.ZodType>(shape: Shape): DecoratorFor<Held<Shape>> {
  const { column, nullable } = presentationOf(shape);
  return (prototype, name) => {
    Column({ ...column, nullable })(prototype, name);
    InDataFile(shape)(prototype, name as never);
  };
}

/**
 * Declares the id of a record of the same domain: a column with a foreign key and an index. A row that refers to no
 * record of the concept is reported as a fault of its data file.
 *
 * @param concept the name of its entity
 */
export function Reference<Optional extends boolean = false>(
  concept: string,
  { optional }: { optional?: Optional } = {},
): DecoratorFor<Optional extends true ? string | null : string> {
  const shape = referenceTo(concept);
  return (prototype, name) => {
    Index()(prototype, name);
    ForeignKey(concept, { deferrable: 'INITIALLY DEFERRED' })(prototype, name);
    Stored(optional ? shape.optional() : shape)(prototype, name as never);
  };
}

const fileShapes = new WeakMap<object, z.ZodRawShape>();

/** Declares only that the rows of data files have this key. */
export function InDataFile<Shape extends z.ZodType>(shape: Shape): DecoratorFor<Held<Shape>> {
  return (prototype, name) => {
    fileShapes.set(prototype, { ...fileShapes.get(prototype), [name]: shape });
  };
}

/** The columns that the import sets, and provenance, which has a shape of its own in a data file. */
type ColumnOfImport = 'provenance' | 'editionId' | 'versionOf' | 'omittedSince' | 'listed' | 'retiredAt';

/** A row as its class declares it. */
export type RowOf<Class> = {
  [Name in keyof Class as Name extends ColumnOfImport | NotInFile<Class> ? never : Name]: InFile<Class[Name]>;
};

/** The names of methods and getters, which rows do not have. */
type NotInFile<Class> = {
  [Name in keyof Class]-?: Class[Name] extends (...args: never[]) => unknown
    ? Name
    : IsSame<Pick<Class, Name>, Readonly<Pick<Class, Name>>> extends true
      ? Name
      : never;
}[keyof Class];

type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The type of a value in a data file: what may be null may be absent, and objects lose getters and methods. */
type InFile<Value> = Value extends PartialDate
  ? Value
  : Value extends (infer Item)[]
    ? InFile<Item>[]
    : Value extends object
      ? RowOf<Value>
      : Value extends null
        ? null | undefined
        : Value;

/** The zod object of the rows of a class. */
export type RowShape<Class> = z.ZodObject<
  { [Name in keyof RowOf<Class>]-?: z.ZodType<RowOf<Class>[Name]> },
  z.core.$strict
>;

/** Returns the shape of a row, as its class and the classes that it extends declare it. Other keys are faults. */
export function rowOf<Class>(type: abstract new (...args: never[]) => Class): RowShape<Class> {
  return z.strictObject(shapesOf(type.prototype as object)) as unknown as RowShape<Class>;
}

/** Like {@link rowOf}, for a class without a table of its own, whose values are stored as JSON in the column of a property. */
export function valueOf<Class>(type: abstract new (...args: never[]) => Class): RowShape<Class> {
  return rowOf(type).register(presentations, { field: type, column: { type: 'jsonb' } });
}

function shapesOf(prototype: object | null): z.ZodRawShape {
  if (!prototype) return {};
  return { ...shapesOf(Object.getPrototypeOf(prototype) as object | null), ...fileShapes.get(prototype) };
}
