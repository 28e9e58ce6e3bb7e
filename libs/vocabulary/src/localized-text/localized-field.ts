import { Extensions, Field } from 'type-graphql';
import { type LocalizedText } from './localized-text';

/**
 * A field of the type String, or `[String!]` for a list, whose property holds a {@link LocalizedText} or a list of them;
 * or null if the field is nullable. `withLocaleArguments` gives every such field its `locale` argument and its resolver.
 *
 * @example
 * ```ts
 * @LocalizedField('What the link is based on. 「理由」')
 * reason!: LocalizedText;
 * ```
 */
export function LocalizedField<List extends boolean = false>(
  description: string,
  { nullable = false, list }: { nullable?: boolean; list?: List } = {},
) {
  return <Name extends string>(
    prototype: { [name in Name]?: List extends true ? LocalizedText[] : LocalizedText | null },
    property: Name,
  ): void => {
    Field(() => (list ? [String] : String), { description, nullable })(prototype, property);
    Extensions({ localized: true })(prototype, property);
  };
}
