import { addConcept } from './add-concept';

const mascot = { field: 'cityMascot', stem: 'city-mascot' };
const text = (concepts: string) => `import { defineSubgraph } from '@tokorozawa/subgraph-kit';
import { cityBrand } from './city-brand/city-brand';
import { forestPillar } from './forest-pillar/forest-pillar';

export const cityPromotion = defineSubgraph({
  concepts: ${concepts},
  directory: __dirname,
});
`;

test.each(['[cityBrand, forestPillar]', '[\n    cityBrand,\n    forestPillar,\n  ]'])(
  'a concept is imported among the others and listed last in %j',
  (concepts) => {
    const added = addConcept(text(concepts), mascot);
    expect(added).toContain(
      `city-brand';\nimport { cityMascot } from './city-mascot/city-mascot';\nimport { forestPillar }`,
    );
    expect(added.replaceAll(/\s/g, '')).toContain('concepts:[cityBrand,forestPillar,cityMascot],');
  },
);

test('the last import in order stands behind all others', () => {
  expect(addConcept(text('[cityBrand]'), { field: 'zoo', stem: 'zoo' })).toContain(
    "forest-pillar';\nimport { zoo } from './zoo/zoo';\n\nexport",
  );
});

test('a file without a list of concepts is left to its writer', () => {
  expect(() => addConcept(text('all'), mascot)).toThrow('Add cityMascot to it by hand.');
});
