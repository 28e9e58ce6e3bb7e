import { Extensions, Field } from 'type-graphql';
import { type LocalizedText } from './localized-text';

/**
 * A String field whose property holds a {@link LocalizedText}, or null when the field is nullable.
 * `withLocaleArguments` gives every such field its `locale` argument and its resolver.
 *
 * @example
 * ```ts
 * @LocalizedField('Name of the city.')
 * name!: LocalizedText;
 * ```
 */
export function LocalizedField(description: string, { nullable = false }: { nullable?: boolean } = {}) {
  return <Name extends string>(prototype: { [name in Name]?: LocalizedText | null }, property: Name): void => {
    Field(() => String, { description, nullable })(prototype, property);
    Extensions({ localized: true })(prototype, property);
  };
}

/** A `[String!]` field whose property holds a list of {@link LocalizedText}; otherwise like {@link LocalizedField}. */
export function LocalizedListField(description: string) {
  return <Name extends string>(prototype: { [name in Name]?: LocalizedText[] }, property: Name): void => {
    Field(() => [String], { description })(prototype, property);
    Extensions({ localized: true })(prototype, property);
  };
}
