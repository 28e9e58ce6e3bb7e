import { Directive, Field, ObjectType } from 'type-graphql';
import { GraphQLMunicipalityCode } from './municipality-code';

/** How a domain refers to a municipality, which another domain owns: name it in `extends` to give it out. */
@Directive('@key(fields: "code", resolvable: false)')
@ObjectType('Municipality', { description: 'A municipality (市町村), known by its code.' })
class Municipality {
  @Field(() => GraphQLMunicipalityCode, {
    description: 'The municipality code (全国地方公共団体コード): six digits, the last a check digit.',
  })
  code!: string;
}

export { Municipality as MunicipalityReference };
