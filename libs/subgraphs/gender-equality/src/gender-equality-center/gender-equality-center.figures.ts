import type { ConceptFigure, Dimension, FigureDeclaration, IndicatorDeclaration } from '@tokorozawa/subgraph-kit';
import { Unit } from '@tokorozawa/vocabulary';

interface CenterRow {
  id: string;
  building: { floorsAboveGround: number; floorsBelowGround: number; totalFloorAreaM2: number };
  exclusiveAreaM2: number;
}

const side: Dimension = {
  id: 'ground',
  name: { ja: '地上・地下', en: 'Above or below ground' },
  values: { ABOVE: { ja: '地上', en: 'Above ground' }, BELOW: { ja: '地下', en: 'Below ground' } },
};

const floors: IndicatorDeclaration = {
  id: 'building-floors',
  name: { ja: '建物の階数', en: 'Floors of the building' },
  unit: Unit.FLOOR,
  definition: { ja: 'センターの入る建物の階数。', en: 'How many floors the building of the center has.' },
  dimensions: [side],
  additiveOver: [side.id],
};

const buildingArea: IndicatorDeclaration = {
  id: 'building-area',
  name: { ja: '建物の延べ床面積', en: 'Floor area of the building' },
  unit: Unit.SQUARE_METER,
  definition: { ja: 'センターの入る建物全体の延べ床面積。', en: 'The floor area of the whole building of the center.' },
};

const centerArea: IndicatorDeclaration = {
  id: 'center-area',
  name: { ja: 'センターの専有面積', en: 'Floor area of the center' },
  unit: Unit.SQUARE_METER,
  definition: {
    ja: '建物のうちセンターが占める部分の床面積。室の面積を含む。',
    en: 'The floor area of the part of the building that the center occupies, with its rooms.',
  },
};

/** The size of the building and of the center in it. */
export const genderEqualityCenterFigures: FigureDeclaration<CenterRow> = {
  indicators: [floors, buildingArea, centerArea],
  read: (rows) => rows.flatMap(figuresOf),
};

function figuresOf({ id: recordId, building, exclusiveAreaM2 }: CenterRow): ConceptFigure[] {
  const { floorsAboveGround, floorsBelowGround, totalFloorAreaM2 } = building;
  const ofFloors = { indicator: floors, recordId };
  return [
    {
      ...ofFloors,
      field: 'building.floorsAboveGround',
      value: floorsAboveGround,
      dimensions: { [side.id]: 'ABOVE' },
    },
    {
      ...ofFloors,
      field: 'building.floorsBelowGround',
      value: floorsBelowGround,
      dimensions: { [side.id]: 'BELOW' },
    },
    { indicator: buildingArea, recordId, field: 'building.totalFloorAreaM2', value: totalFloorAreaM2 },
    { indicator: centerArea, recordId, field: 'exclusiveAreaM2', value: exclusiveAreaM2 },
  ];
}
