import { InvalidInputError } from '@tokorozawa/vocabulary';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { CentreSlot } from '../centre-slot/centre-slot.entity';
import { type CentreRoom, CentreRoomUse, CentreTariff, type CentreTariffKind } from './centre-room.entity';

@ObjectType({ description: 'What one slot adds to the fee for a room of the centre ふらっと.' })
export class CentreRoomFeePart {
  @Field(() => CentreSlot, { description: 'The slot (使用区分).' })
  slot!: CentreSlot;

  @Field(() => Int, { description: 'Fee for it in yen. 「使用料(円)」' })
  feeYen!: number;
}

@ObjectType({ description: 'What a room of the centre ふらっと costs for some slots of one day (使用料).' })
export class CentreRoomFee {
  @Field(() => CentreTariff, { description: 'The tariff that applies. 「料金区分」' })
  tariff!: CentreTariff;

  @Field(() => [CentreRoomFeePart], { description: 'What each slot costs, by number of the slot. 「内訳」' })
  @Directive('@listSize(assumedSize: 6)')
  parts!: CentreRoomFeePart[];

  @Field(() => Int, { description: 'The whole fee in yen: the sum of its parts. 「使用料(円)」' })
  feeYen!: number;
}

/** The properties of a room that determine its fee. */
export type PricedRoom = Pick<CentreRoom, 'id' | 'use' | 'tariffs'>;

/** The slots for which a fee is requested, and the tariff, which may be absent for a room with a single one. */
export interface FeeRequest {
  slots: number[];
  tariff?: CentreTariffKind | null;
}

/**
 * What a room costs for some slots of one day.
 * Throws an InvalidInputError that says what is allowed when there is no such fee.
 *
 * @param offered the slots by which the centre lets its rooms, by number
 */
export function computeRoomFee(room: PricedRoom, offered: CentreSlot[], request: FeeRequest): CentreRoomFee {
  const tariff = tariffOf(room, request.tariff);
  const parts = chosen(offered, request.slots).map((slot) => ({ slot, feeYen: tariff.feeYen }));
  return { tariff, parts, feeYen: parts.reduce((sum, { feeYen }) => sum + feeYen, 0) };
}

const withoutFee: Partial<Record<CentreRoomUse, string>> = {
  [CentreRoomUse.NOT_LETTABLE]: 'is not let (貸出不可)',
  [CentreRoomUse.CENTRE_USERS_ONLY]: 'is let only to users of the centre (施設利用者のみ貸出可), and no fee is stated',
};

function tariffOf({ id, use, tariffs }: PricedRoom, kind: CentreTariffKind | null | undefined): CentreTariff {
  const reason = withoutFee[use];
  if (reason) throw new InvalidInputError(`The room "${id}" ${reason}. Ask for a room whose use is LETTABLE.`);
  const all = tariffs ?? [];
  const [only, another] = all;
  if (only && !another && !kind) return only;
  const kinds = all.map((tariff) => tariff.kind).join(' or ');
  if (!kind) throw new InvalidInputError(`The room "${id}" has more than one tariff. Name one: ${kinds}.`);
  const tariff = all.find((candidate) => candidate.kind === kind);
  if (!tariff) throw new InvalidInputError(`The room "${id}" has no tariff ${kind}. Name one that it has: ${kinds}.`);
  return tariff;
}

function chosen(offered: CentreSlot[], numbers: number[]): CentreSlot[] {
  const choice = offered.map(({ number, hours }) => `${number} (${hours.from}–${hours.to})`).join(', ');
  if (numbers.length === 0) throw new InvalidInputError(`No slot is named. Name at least one of ${choice}.`);
  const unknown = numbers.find((number) => !offered.some((slot) => slot.number === number));
  if (unknown !== undefined) throw new InvalidInputError(`There is no slot ${unknown}. The slots are ${choice}.`);
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice !== undefined) throw new InvalidInputError(`Slot ${twice} is named twice. Name each slot once.`);
  return offered.filter(({ number }) => numbers.includes(number));
}
