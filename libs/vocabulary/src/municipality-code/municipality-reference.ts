import { Directive, Field, ObjectType } from 'type-graphql';
import { GraphQLMunicipalityCode } from './municipality-code';

/**
 * How a domain refers to a municipality, which another domain owns and describes. A domain whose fields lead to it names
 * it in its `extends`.
 */
@Directive('@key(fields: "code", resolvable: false)')
@ObjectType('Municipality')
class Municipality {
  @Field(() => GraphQLMunicipalityCode)
  code!: string;
}

export { Municipality as MunicipalityReference };
