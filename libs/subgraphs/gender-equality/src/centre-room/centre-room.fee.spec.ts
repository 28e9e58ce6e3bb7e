import { CentreSlot } from '../centre-slot/centre-slot.entity';
import { type FeeRequest, type PricedRoom, computeRoomFee } from './centre-room.fee';
import { CentreRoomUse, CentreTariffKind } from './centre-room.entity';

const { STANDARD, WITH_COOKING_COUNTER, WITHOUT_COOKING_COUNTER } = CentreTariffKind;

const offered = ['09:00', '11:00', '13:00'].map((from, index) =>
  Object.assign(new CentreSlot(), { number: index + 1, hours: { from, to: `${11 + 2 * index}:00` } }),
);

const meeting: PricedRoom = {
  id: 'meeting',
  use: CentreRoomUse.LETTABLE,
  tariffs: [{ kind: STANDARD, feeYen: 320 }],
};
const workshop: PricedRoom = {
  id: 'workshop',
  use: CentreRoomUse.LETTABLE,
  tariffs: [
    { kind: WITH_COOKING_COUNTER, feeYen: 630 },
    { kind: WITHOUT_COOKING_COUNTER, feeYen: 320 },
  ],
};
const library: PricedRoom = { id: 'library', use: CentreRoomUse.NOT_LETTABLE, tariffs: [] };
const nursery: PricedRoom = { id: 'nursery', use: CentreRoomUse.CENTRE_USERS_ONLY, tariffs: null };

describe('the fee for a room', () => {
  it.each<[string, PricedRoom, FeeRequest, number[], number]>([
    ['one slot', meeting, { slots: [2] }, [320], 320],
    ['several slots', meeting, { slots: [3, 1] }, [320, 320], 640],
    ['its only tariff, named all the same', meeting, { slots: [1], tariff: STANDARD }, [320], 320],
    ['the cooking counter', workshop, { slots: [1, 2], tariff: WITH_COOKING_COUNTER }, [630, 630], 1260],
    ['no cooking counter', workshop, { slots: [1, 2], tariff: WITHOUT_COOKING_COUNTER }, [320, 320], 640],
  ])('with %s is the sum of its slots', (_, room, request, parts, feeYen) => {
    const fee = computeRoomFee(room, offered, request);
    expect(fee.parts.map((part) => part.feeYen)).toEqual(parts);
    expect(fee.parts.map(({ slot }) => slot.number)).toEqual([...request.slots].sort());
    expect(fee.feeYen).toBe(feeYen);
  });

  const slots = '1 (09:00–11:00), 2 (11:00–13:00), 3 (13:00–15:00)';

  it.each<[string, PricedRoom, FeeRequest, string]>([
    [
      'a room that is not let',
      library,
      { slots: [1] },
      'The room "library" is not let (貸出不可). Ask for a room whose use is LETTABLE.',
    ],
    [
      'a room for users of the centre only',
      nursery,
      { slots: [1] },
      'The room "nursery" is let only to users of the centre (施設利用者のみ貸出可), and no fee is stated. Ask for a room whose use is LETTABLE.',
    ],
    ['no slot', meeting, { slots: [] }, `No slot is named. Name at least one of ${slots}.`],
    ['a slot that does not exist', meeting, { slots: [1, 7] }, `There is no slot 7. The slots are ${slots}.`],
    ['a slot named twice', meeting, { slots: [1, 2, 1] }, 'Slot 1 is named twice. Name each slot once.'],
    [
      'no tariff for a room that has two',
      workshop,
      { slots: [1] },
      'The room "workshop" has more than one tariff. Name one: WITH_COOKING_COUNTER or WITHOUT_COOKING_COUNTER.',
    ],
    [
      'a tariff that the room does not have',
      meeting,
      { slots: [1], tariff: WITH_COOKING_COUNTER },
      'The room "meeting" has no tariff WITH_COOKING_COUNTER. Name one that it has: STANDARD.',
    ],
  ])('is refused for %s', (_, room, request, message) => {
    expect(() => computeRoomFee(room, offered, request)).toThrow(message);
  });
});
