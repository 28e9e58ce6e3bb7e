import { Address, GraphQLDate, PartialDate } from '@tokorozawa/vocabulary';
import { Field, InputType } from 'type-graphql';
import { presentationOf } from '../entity/presentation';
import { propertiesOf } from '../entity/property';

@InputType({ description: 'A text in Japanese and, if there is one, in English.' })
export class LocalizedTextInput {
  @Field(() => String, { description: 'The text in Japanese. 「日本語」' })
  ja!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The text in English; the Japanese text is shown in its place when absent. 「英語」',
  })
  en?: string | null;
}

@InputType({
  description: "An address (住所), in the parts of the Digital Agency's address model (GIF DS-442).",
})
export class AddressInput {
  @Field(() => LocalizedTextInput, { nullable: true, description: 'Prefecture (都道府県).' })
  prefecture?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { description: 'City or ward (市区町村).' })
  city!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { description: 'Quarter of the city (町字), without the numbers that follow it.' })
  town!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, {
    description: 'The numbers within the quarter, such as block and lot (番地以下). 「番地以下 / Block and lot」',
  })
  lot!: LocalizedTextInput;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'Building and floor (建物名・方書). 「建物」',
  })
  building?: LocalizedTextInput | null;
}

type InputClass = new () => object;

/** Types that are written otherwise than they are read. Of a date, what is written is a day. */
const inputTypes = new Map<unknown, unknown>([
  [Address, AddressInput],
  [PartialDate, GraphQLDate],
]);

/**
 * Makes the input type `<Class>Input`, with a field for each property that the class declares. So a property that is
 * written is declared once, like any other.
 */
export function inputTypeOf(type: abstract new (...args: never[]) => object): InputClass {
  const known = inputTypes.get(type);
  if (known) return known as InputClass;

  @InputType(`${type.name}Input`, { description: `What a ${type.name} says, to be written.` })
  class Input {}

  inputTypes.set(type, Input);
  for (const [name, { shape, description }] of propertiesOf(type)) {
    const { field, localized, nullable } = presentationOf(shape);
    const isList = Array.isArray(field);
    const item = localized ? LocalizedTextInput : inputOf(isList ? (field as [unknown])[0] : field);
    Field((isList ? () => [item] : () => item) as () => typeof String, { nullable, description })(
      Input.prototype,
      name,
    );
  }
  return Input;
}

/** The input type of a value that has properties; scalars and enums are their own. */
function inputOf(field: unknown): unknown {
  if (inputTypes.has(field)) return inputTypes.get(field);
  const hasProperties = typeof field === 'function' && 'prototype' in field && propertiesOf(field as never).size > 0;
  return hasProperties ? inputTypeOf(field as never) : field;
}
