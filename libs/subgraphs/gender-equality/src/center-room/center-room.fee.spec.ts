import { CenterSlot } from '../center-slot/center-slot.entity';
import { CenterRoomUse, CenterTariffKind } from './center-room.entity';
import { computeRoomFee, type FeeRequest, type PricedRoom } from './center-room.fee';
import { NoCenterRoomFee } from './center-room.fee.types';

const { STANDARD, WITH_COOKING_COUNTER, WITHOUT_COOKING_COUNTER } = CenterTariffKind;

const offered = ['09:00', '11:00', '13:00'].map((start, index) =>
  Object.assign(new CenterSlot(), { number: index + 1, hours: { start, end: `${11 + 2 * index}:00` } }),
);

const meeting: PricedRoom = {
  use: CenterRoomUse.RENTABLE,
  tariffs: [{ kind: STANDARD, feeYen: 320 }],
};
const workshop: PricedRoom = {
  use: CenterRoomUse.RENTABLE,
  tariffs: [
    { kind: WITH_COOKING_COUNTER, feeYen: 630 },
    { kind: WITHOUT_COOKING_COUNTER, feeYen: 320 },
  ],
};
const library: PricedRoom = { use: CenterRoomUse.NOT_RENTABLE, tariffs: [] };
const nursery: PricedRoom = { use: CenterRoomUse.CENTER_USERS_ONLY, tariffs: null };

describe('the fee for a room', () => {
  it.each<[string, PricedRoom, FeeRequest, number[], number]>([
    ['one slot', meeting, { slots: [2] }, [320], 320],
    ['several slots', meeting, { slots: [3, 1] }, [320, 320], 640],
    ['its only tariff, named all the same', meeting, { slots: [1], tariff: STANDARD }, [320], 320],
    ['the cooking counter', workshop, { slots: [1, 2], tariff: WITH_COOKING_COUNTER }, [630, 630], 1260],
    ['no cooking counter', workshop, { slots: [1, 2], tariff: WITHOUT_COOKING_COUNTER }, [320, 320], 640],
  ])('with %s is the sum of its slots', (_, room, request, parts, feeYen) => {
    const numbers = [...request.slots].sort();
    expect(computeRoomFee(room, offered, request)).toMatchObject({
      parts: parts.map((feeYen, index) => ({ slot: { number: numbers[index] }, feeYen })),
      feeYen,
    });
  });

  it.each<[string, PricedRoom, FeeRequest, string, string]>([
    ['is not let', library, { slots: [1] }, 'NOT_RENTABLE', 'This room is not for rent.'],
    [
      'is for users of the center only',
      nursery,
      { slots: [1] },
      'FEE_NOT_STATED',
      'This room is for rent only to users of the center, and the source states no fee.',
    ],
    [
      'has two tariffs, of which none is named',
      workshop,
      { slots: [1] },
      'TARIFF_REQUIRED',
      'The fee of this room depends on its use. Name one of its tariffs.',
    ],
    [
      'does not have the tariff that is named',
      meeting,
      { slots: [1], tariff: WITH_COOKING_COUNTER },
      'NO_SUCH_TARIFF',
      'This room does not have the tariff that was named.',
    ],
  ])('of a room that %s is answered by the reason', (_, room, request, reason, explanation) => {
    const fee = computeRoomFee(room, offered, request);
    expect(fee).toBeInstanceOf(NoCenterRoomFee);
    expect(fee).toMatchObject({ reason, explanation: { en: explanation }, tariffs: room.tariffs ?? [] });
  });

  const slots = '1 (09:00–11:00), 2 (11:00–13:00), 3 (13:00–15:00)';

  it.each<[string, number[], string]>([
    ['no slot', [], `No slot is named. Name at least one of ${slots}.`],
    ['a slot that does not exist', [1, 7], `There is no slot 7. The slots are ${slots}.`],
    ['a slot named twice', [1, 2, 1], 'Slot 1 is named twice. Name each slot once.'],
  ])('is refused for %s, whatever the room', (_, numbers, message) => {
    for (const room of [meeting, library]) {
      expect(() => computeRoomFee(room, offered, { slots: numbers })).toThrow(message);
    }
  });
});
