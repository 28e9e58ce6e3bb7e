import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A record of another domain, as the gateway refers to it: by its type and id. Its owner resolves the rest. */
export interface ForeignEntity {
  __typename: string;
  id: string;
}

/**
 * A type of another domain to which a domain adds fields, or refers. It has no descriptions: composition takes those of
 * its owner.
 *
 * @param name the GraphQL type, as its owner calls it
 * @param resolvable false where the domain only refers to it and adds no field
 */
export function foreignEntity(name: string, { resolvable = true } = {}): new () => ForeignEntity {
  @Directive(resolvable ? '@key(fields: "id")' : '@key(fields: "id", resolvable: false)')
  @ObjectType(name)
  class Foreign implements ForeignEntity {
    __typename!: string;

    @Field(() => ID)
    id!: string;
  }
  return Object.defineProperty(Foreign, 'name', { value: name });
}
