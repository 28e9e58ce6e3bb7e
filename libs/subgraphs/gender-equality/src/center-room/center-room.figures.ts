import type { ConceptFigure, Dimension, FigureDeclaration, IndicatorDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

import type { CenterTariffKind } from './center-room.entity';

interface RoomRow {
  id: string;
  capacityPersons?: number | null | undefined;
  areaM2: number;
  areaIsApproximate: boolean;
  tariffs: { kind: CenterTariffKind; feeYen: number }[] | null | undefined;
}

const capacity: IndicatorDeclaration = {
  id: 'room-capacity',
  name: { ja: '室の定員', en: 'Capacity of a room' },
  unit: Unit.PERSON,
  definition: { ja: '一つの室に入れる人数。', en: 'How many people a room holds.' },
  additiveOver: ['records'],
};

const area: IndicatorDeclaration = {
  id: 'room-area',
  name: { ja: '室の面積', en: 'Area of a room' },
  unit: Unit.SQUARE_METER,
  definition: { ja: '一つの室の床面積。', en: 'The floor area of a room.' },
  additiveOver: ['records'],
};

const tariff: Dimension = {
  id: 'room-tariff',
  name: { ja: '料金区分', en: 'Tariff' },
  values: {
    STANDARD: { ja: '通常', en: 'Standard' },
    WITH_COOKING_COUNTER: { ja: '調理台使用', en: 'With the cooking counter' },
    WITHOUT_COOKING_COUNTER: { ja: '調理台使用無', en: 'Without the cooking counter' },
  },
};

const fee: IndicatorDeclaration = {
  id: 'room-fee',
  name: { ja: '室の使用料', en: 'Fee for a room' },
  unit: Unit.YEN_PER_SLOT,
  definition: {
    ja: '室を1区分使うときの使用料。どの区分も同じ。',
    en: 'The fee for a room for one slot, the same in every slot.',
  },
  dimensions: [tariff],
  whyNotAdditive: {
    ja: '1区分あたりの単価である。いくつかの区分の使用料は、室の fee が答える。',
    en: 'It is a price for one slot. The field `fee` of a room says what several slots cost.',
  },
};

/** The size of each room, and what it costs. */
export const centerRoomFigures: FigureDeclaration<RoomRow> = {
  indicators: [capacity, area, fee],
  read: (rows) => rows.flatMap(figuresOf),
};

function figuresOf({ id: recordId, capacityPersons, areaM2, areaIsApproximate, tariffs }: RoomRow): ConceptFigure[] {
  return [
    ...(capacityPersons ? [{ indicator: capacity, recordId, field: 'capacityPersons', value: capacityPersons }] : []),
    { indicator: area, recordId, field: 'areaM2', value: areaM2, isApproximate: areaIsApproximate },
    ...(tariffs ?? []).map(({ kind, feeYen }, index) => ({
      indicator: fee,
      recordId,
      field: `tariffs.${index}.feeYen`,
      value: feeYen,
      dimensions: { [tariff.id]: kind },
    })),
  ];
}
