import { InvalidInputError } from '@tokorozawa/vocabulary';
import type { CenterSlot } from '../center-slot/center-slot.entity';
import { type CenterRoom, CenterRoomUse, type CenterTariffKind } from './center-room.entity';
import {
  CenterRoomFee,
  type CenterRoomFeeResult,
  NoCenterRoomFee,
  NoCenterRoomFeeReason,
} from './center-room.fee.types';

/** The properties of a room that determine its fee. */
export type PricedRoom = Pick<CenterRoom, 'use' | 'tariffs'>;

/** The slots for which a fee is requested, and the tariff, which may be absent for a room with a single one. */
export interface FeeRequest {
  slots: number[];
  tariff?: CenterTariffKind | null;
}

const noFeeReasonByUse: Partial<Record<CenterRoomUse, NoCenterRoomFeeReason>> = {
  [CenterRoomUse.NOT_RENTABLE]: NoCenterRoomFeeReason.NOT_RENTABLE,
  [CenterRoomUse.CENTER_USERS_ONLY]: NoCenterRoomFeeReason.FEE_NOT_STATED,
};

/**
 * What a room costs for some slots of one day, or why it has no fee.
 * Throws an InvalidInputError if no slot is named, or one that does not exist, or one twice.
 *
 * @param offered the slots in which the center rents out its rooms, by number
 */
export function computeRoomFee(room: PricedRoom, offered: CenterSlot[], request: FeeRequest): CenterRoomFeeResult {
  const slots = chosenSlots(offered, request.slots);
  const tariffs = room.tariffs ?? [];
  const reason = noFeeReasonByUse[room.use];
  if (reason) return new NoCenterRoomFee(reason, tariffs);
  const matching = tariffs.filter(({ kind }) => !request.tariff || kind === request.tariff);
  const [tariff] = matching;
  if (!tariff) return new NoCenterRoomFee(NoCenterRoomFeeReason.NO_SUCH_TARIFF, tariffs);
  if (matching.length > 1) return new NoCenterRoomFee(NoCenterRoomFeeReason.TARIFF_REQUIRED, tariffs);
  const parts = slots.map((slot) => ({ slot, feeYen: tariff.feeYen }));
  const feeYen = parts.reduce((sum, part) => sum + part.feeYen, 0);
  return Object.assign(new CenterRoomFee(), { tariff, parts, feeYen });
}

const atSlots = { argument: 'slots' };

/** The slots with these numbers, in order. Throws an InvalidInputError that names the slots there are. */
function chosenSlots(offered: CenterSlot[], numbers: number[]): CenterSlot[] {
  const choice = offered.map(({ number, hours }) => `${number} (${hours.start}–${hours.end})`).join(', ');
  if (numbers.length === 0) throw new InvalidInputError(`No slot is named. Name at least one of ${choice}.`, atSlots);
  const unknown = numbers.find((number) => !offered.some((slot) => slot.number === number));
  if (unknown !== undefined)
    throw new InvalidInputError(`There is no slot ${unknown}. The slots are ${choice}.`, atSlots);
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice !== undefined) throw new InvalidInputError(`Slot ${twice} is named twice. Name each slot once.`, atSlots);
  return offered.filter(({ number }) => numbers.includes(number));
}
