import { inputTypeOf, type EntityClass } from '@tokorozawa/subgraph-kit';
import { GraphQLMunicipalityCode } from '@tokorozawa/vocabulary';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { Atomicity } from './write-types';

export const idempotencyKeyDescription =
  'Names the call, so that it can be sent again when its answer was lost: the same key with the same content gets the first answer for at least 24 hours, and writes nothing more. A new UUID for each call is a good one. When absent, the header `Idempotency-Key` of the request. 「再送キー」';

/** The arguments that all mutations have beside their records. */
@ArgsType()
export class CommonWriteArguments {
  @Field(() => Atomicity, {
    defaultValue: Atomicity.ALL_OR_NOTHING,
    description: 'What becomes of the other records if one is refused. 「まとめ方」',
  })
  atomicity!: Atomicity;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Only says what the call would do, and writes nothing. 「試行」',
  })
  dryRun!: boolean;

  @Field(() => String, { nullable: true, description: idempotencyKeyDescription })
  idempotencyKey?: string | null;
}

const expectedVersion =
  'The version that the record must have for the write; 0 for one that must not exist yet. When absent, any. 「期待する版番号」';
const municipality =
  'A safeguard: the record is refused unless this is the municipality of the key, to which it belongs in any case. 「自治体」';

/** The input type of records to put: what the entity declares, and what guards the write. */
export function putInputOf(entity: EntityClass): new () => object {
  const Input = inputTypeOf(entity);
  Field(() => Int, { nullable: true, description: expectedVersion })(Input.prototype as object, 'expectedVersion');
  const code = { nullable: true, description: municipality };
  Field(() => GraphQLMunicipalityCode, code)(Input.prototype as object, 'municipality');
  return Input;
}

@InputType({ description: 'A record to be retired. Lists leave it out from then on; its id still answers.' })
export class RetireInput {
  @Field(() => String, { description: 'The id that the system of the municipality gave to it. 「自治体内のID」' })
  localId!: string;

  @Field(() => Int, { nullable: true, description: expectedVersion })
  expectedVersion?: number | null;

  @Field(() => GraphQLMunicipalityCode, { nullable: true, description: municipality })
  municipality?: string | null;
}
